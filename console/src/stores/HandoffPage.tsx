import {
  Anchor,
  Blockquote,
  Checkbox,
  Grid,
  Group,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
} from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { HandoffSettings, StoreShown, TeamShown } from "@/api";
import {
  getStaffTeamsOptions,
  getStoresByStoreHandoffOptions,
  getStoresByStoreHandoffQueryKey,
  putStoresByStoreHandoffMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told } from "@/kit/saving";
import { useMay } from "@/shell/session";
import { Frame } from "@/stores/Frame";
import { HandoffWays } from "@/stores/HandoffWays";
import { OpenNow } from "@/stores/hours/OpenNow";
import { Saving } from "@/stores/Saving";
import { isSame, useDraft } from "@/stores/useDraft";

const LONGEST = 500;
const COLLECTED = ["email", "order", "topic"] as const;
type Form = Required<HandoffSettings>;

/** How a store hands over to people: to which team, what is said, what is asked for first (S1-53). */
export function HandoffPage() {
  const { t } = useTranslation("stores");
  return (
    <Frame title={t("handoff.title")} about={t("handoff.about")} ways={<HandoffWays />}>
      {(store) => <OfStore key={store.key} store={store} />}
    </Frame>
  );
}

function OfStore({ store }: { store: StoreShown }) {
  const found = useQuery(getStoresByStoreHandoffOptions({ path: { store: store.key } }));
  const teams = useQuery(getStaffTeamsOptions());
  const error = (found.data ? null : found.error) ?? (teams.data ? null : teams.error);
  if (error)
    return <ErrorNotice error={error} again={() => void Promise.all([found.refetch(), teams.refetch()])} />;
  if (!found.data || !teams.data) return <Loading rows={8} />;
  return <HandoffForm store={store} stored={formOf(found.data)} teams={teams.data.items} />;
}

function formOf(stored: HandoffSettings): Form {
  return {
    team_id: stored.team_id ?? null,
    inside_message: stored.inside_message ?? "",
    outside_message: stored.outside_message ?? "",
    collects: stored.collects ?? [],
    is_off: stored.is_off ?? false,
    off_message: stored.off_message ?? "",
  };
}

interface FormProps {
  store: StoreShown;
  stored: Form;
  teams: TeamShown[];
}

function HandoffForm({ store, stored, teams }: FormProps) {
  const { t } = useTranslation("stores");
  const may = useMay("admin");
  const queries = useQueryClient();
  const draft = useDraft<Form>(`store-handoff:${store.key}`, stored);
  const { now } = draft;
  const queryKey = getStoresByStoreHandoffQueryKey({ path: { store: store.key } });
  const save = useMutation({
    ...putStoresByStoreHandoffMutation(),
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, answer);
      draft.forget();
      told(t("handoff.saved", { name: store.name }));
    },
    onError: (error) => {
      if (asProblem(error).status === 409) void queries.invalidateQueries({ queryKey });
    },
  });
  const write = (change: Partial<Form>) => {
    if (save.error) save.reset();
    draft.put(change);
  };
  const refused = save.error ? fieldErrors(save.error) : {};
  const messages = ["inside_message", "outside_message", "off_message"] as const;
  const isLong = messages.some((one) => now[one].length > LONGEST);
  const changed = (Object.keys(now) as (keyof Form)[]).filter((one) => !isSame(now[one], stored[one]));
  const message = (name: (typeof messages)[number]) => (
    <Textarea
      label={t(`handoff.${name}`)}
      description={t(`handoff.${name}_about`)}
      autosize
      minRows={2}
      disabled={!may}
      value={now[name]}
      error={now[name].length > LONGEST ? t("handoff.long", { most: LONGEST }) : refused[name]}
      onChange={(event) => write({ [name]: event.currentTarget.value })}
    />
  );
  const used = teams.filter((one) => !one.is_retired || one.id === now.team_id);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ path: { store: store.key }, body: { ...now, before: draft.before } });
      }}
    >
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <Part title={t("handoff.to_whom")}>
              <Stack gap="sm">
                <Select
                  label={t("handoff.team_id")}
                  description={t("handoff.team_about")}
                  placeholder={t("handoff.no_team")}
                  clearable
                  clearButtonProps={{ "aria-label": t("handoff.clear_team") }}
                  disabled={!may}
                  data={used.map((one) => ({ value: String(one.id), label: one.name }))}
                  value={now.team_id === null ? null : String(now.team_id)}
                  error={refused.team_id}
                  onChange={(value) => write({ team_id: value === null ? null : Number(value) })}
                />
                <Checkbox.Group
                  label={t("handoff.collects")}
                  description={t("handoff.collects_about")}
                  value={now.collects}
                  onChange={(value) => write({ collects: COLLECTED.filter((one) => value.includes(one)) })}
                >
                  <Group mt="xs">
                    {COLLECTED.map((one) => (
                      <Checkbox key={one} value={one} label={t(`handoff.collected.${one}`)} disabled={!may} />
                    ))}
                  </Group>
                </Checkbox.Group>
              </Stack>
            </Part>
            <Part title={t("handoff.words")} about={t("handoff.words_about")}>
              <Stack gap="sm">
                {message("inside_message")}
                {message("outside_message")}
              </Stack>
            </Part>
            <Part title={t("handoff.none")}>
              <Stack gap="sm">
                <Switch
                  label={t("handoff.is_off")}
                  description={t("handoff.is_off_about")}
                  disabled={!may}
                  checked={now.is_off}
                  onChange={(event) => write({ is_off: event.currentTarget.checked })}
                />
                {now.is_off && message("off_message")}
              </Stack>
            </Part>
            {may && (
              <Saving
                draft={draft}
                isSaving={save.isPending}
                isWrong={isLong}
                error={save.error}
                changes={changed.map((one) => t(`handoff.${one}`))}
              />
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Part title={t("handoff.said")} about={t("handoff.said_about")}>
            <OpenNow store={store} />
            <Stack gap="xs">
              {now.is_off ? (
                <Said title={t("handoff.when_off")} words={now.off_message} />
              ) : (
                <>
                  <Said title={t("handoff.when_there")} words={now.inside_message} />
                  <Said title={t("handoff.when_away")} words={now.outside_message} />
                </>
              )}
              <Anchor component={Link} to="/hours" size="sm">
                {t("handoff.to_hours")}
              </Anchor>
            </Stack>
          </Part>
        </Grid.Col>
      </Grid>
    </form>
  );
}

function Said({ title, words }: { title: string; words: string }) {
  const { t } = useTranslation("stores");
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Blockquote p="xs" mt={4} style={{ whiteSpace: "pre-wrap" }}>
        <Text size="sm" c={words.trim() ? undefined : "dimmed"}>
          {words.trim() || t("handoff.own_words")}
        </Text>
      </Blockquote>
    </div>
  );
}

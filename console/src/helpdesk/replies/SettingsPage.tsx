import { Anchor, Button, Card, Group, MultiSelect, Stack, Switch, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ReplySettings } from "@/api";
import {
  getStoresByStoreRepliesOptions,
  getStoresByStoreRepliesQueryKey,
  putStoresByStoreRepliesMutation,
} from "@/api/@tanstack/react-query.gen";
import { RepliesWays } from "@/helpdesk/replies/RepliesWays";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";
import { Read, StorePage } from "@/shell/StorePage";
import { useMay } from "@/shell/session";
import { Overtaken } from "@/stores/Saving";
import { useDraft } from "@/stores/useDraft";

const LONGEST = 500;
const SIGNATURE = "{{signature}}";
const TOPICS = [
  "order_status",
  "returns_delivered_orders",
  "edit_orders",
  "shipping",
  "checkout",
  "pricing_discounts",
  "product_details",
  "product_interest",
  "store_details",
  "wholesale",
];

/** How people answer in a store's name: its signature, and whether replies are suggested (S3-18, S3-19, S5-52). */
export function SettingsPage() {
  const { t } = useTranslation("helpdesk/replies");
  return (
    <StorePage title={t("settings.title")} about={t("settings.about")} above={<RepliesWays />}>
      {({ key }) => <OfStore store={key} />}
    </StorePage>
  );
}

function OfStore({ store }: { store: string }) {
  const found = useQuery(getStoresByStoreRepliesOptions({ path: { store } }));
  return <Read of={found}>{(saved) => <SettingsForm store={store} saved={saved} />}</Read>;
}

function SettingsForm({ store, saved }: { store: string; saved: ReplySettings }) {
  const { t } = useTranslation("helpdesk/replies");
  const mayWrite = useMay("manager");
  const queries = useQueryClient();
  const held = useDraft<ReplySettings>(`reply-settings:${store}`, saved);
  const { now: draft, isChanged: isTouched, put: write, forget } = held;
  const queryKey = getStoresByStoreRepliesQueryKey({ path: { store } });
  const save = useMutation({
    ...putStoresByStoreRepliesMutation(),
    onSuccess: (now) => {
      queries.setQueryData(queryKey, now);
      void queries.invalidateQueries({ queryKey: [{ _id: "getStoresByStoreSuggestions" }] });
      told(
        t(
          saved.suggestions === now.suggestions
            ? "settings.saved"
            : now.suggestions
              ? "settings.on"
              : "settings.off",
        ),
      );
      forget();
    },
    onError: (error) => {
      if (asProblem(error).status === 409) void queries.invalidateQueries({ queryKey });
    },
  });
  const signature = draft.signature ?? "";
  const wrong =
    signature.length > LONGEST
      ? t("settings.signature_long", { most: LONGEST })
      : /\{\{|\}\}/.test(signature)
        ? t("settings.signature_variables", { variable: SIGNATURE })
        : "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ path: { store }, body: { ...draft, before: held.before } });
      }}
    >
      <Stack gap="md" maw={640}>
        <Card withBorder>
          <Stack gap="sm">
            <Switch
              label={t("settings.suggestions")}
              description={t("settings.suggestions_about")}
              disabled={!mayWrite}
              checked={draft.suggestions ?? true}
              onChange={(event) => write({ suggestions: event.currentTarget.checked })}
            />
            <MultiSelect
              label={t("settings.topics")}
              description={t("settings.topics_about")}
              placeholder={draft.suggestion_topics?.length ? undefined : t("settings.all_topics")}
              disabled={!mayWrite || !(draft.suggestions ?? true)}
              clearable
              data={TOPICS.map((one) => ({ value: one, label: t(`topics.${one}`) }))}
              value={draft.suggestion_topics ?? []}
              onChange={(topics) => write({ suggestion_topics: topics })}
            />
          </Stack>
        </Card>
        <Card withBorder>
          <Stack gap="sm">
            <Textarea
              label={t("settings.signature")}
              description={t("settings.signature_about", { variable: SIGNATURE })}
              autosize
              minRows={3}
              maxRows={10}
              readOnly={!mayWrite}
              value={signature}
              error={wrong || undefined}
              onChange={(event) => write({ signature: event.currentTarget.value })}
            />
            <Text size="sm">
              {t("settings.tone")}{" "}
              <Anchor component={Link} to="/guidance" size="sm">
                {t("settings.to_guidance")}
              </Anchor>
            </Text>
          </Stack>
        </Card>
        <Overtaken draft={held} />
        {save.isError && asProblem(save.error).status !== 409 && <ErrorNotice error={save.error} />}
        {mayWrite ? (
          <Group>
            <Button
              type="submit"
              loading={save.isPending}
              disabled={!isTouched || wrong !== "" || held.isOvertaken}
            >
              {t("save")}
            </Button>
            {isTouched && (
              <Button variant="default" onClick={forget}>
                {t("discard")}
              </Button>
            )}
            {isTouched && (
              <Text size="sm" c="dimmed">
                {t("unsaved")}
              </Text>
            )}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t("settings.managers")}
          </Text>
        )}
      </Stack>
    </form>
  );
}

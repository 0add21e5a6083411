import { NumberInput, Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SettingsShown } from "@/api";
import {
  getStoresByStoreSettingsQueryKey,
  getStoresOptions,
  patchStoresByStoreSettingsMutation,
} from "@/api/@tanstack/react-query.gen";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told } from "@/kit/saving";
import { LANGUAGES } from "@/kit/words";
import { useMay } from "@/shell/session";
import { Saving } from "@/stores/Saving";
import { type Form, formOf, LONGEST_NOTE, STATUSES, said, sent, wrongs } from "@/stores/settings";
import { isSame, useDraft } from "@/stores/useDraft";

/** The settings of one store, of which only what was changed is sent. */
export function SettingsForm({
  store,
  name,
  stored,
}: {
  store: string;
  name: string;
  stored: SettingsShown;
}) {
  const { t, i18n } = useTranslation("stores");
  const may = useMay("admin");
  const queries = useQueryClient();
  const draft = useDraft<Form>(`store-settings:${store}`, formOf(stored));
  const { now, put } = draft;
  const changed = (Object.keys(now) as (keyof Form)[]).filter(
    (one) => !isSame(sent(now, [one]), sent(formOf(stored), [one])),
  );
  const inWords = changed.map((one) => t(`settings.${one}`));
  const queryKey = getStoresByStoreSettingsQueryKey({ path: { store } });
  const save = useMutation({
    ...patchStoresByStoreSettingsMutation(),
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, answer);
      void queries.invalidateQueries({ queryKey: getStoresOptions().queryKey });
      void queries.invalidateQueries({ queryKey: [{ _id: "getStoresByStoreConnections" }] });
      draft.forget();
      told(t("settings.saved", { name, what: new Intl.ListFormat(i18n.language).format(inWords) }));
    },
    onError: (error) => {
      if (asProblem(error).status === 409) void queries.invalidateQueries({ queryKey });
    },
  });
  const found = wrongs(now);
  const refused = save.error ? fieldErrors(save.error) : {};
  const error = (field: string) =>
    found[field] ? t(`settings.wrong.${found[field]}`, { most: LONGEST_NOTE }) : refused[field];
  const write = (change: Partial<Form>) => {
    if (save.error) save.reset();
    put(change);
  };
  const zones = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), now.time_zone])];
  const clock = clockIn(now.time_zone, i18n.language);
  const named = new Intl.DisplayNames(i18n.language, { type: "language" });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          path: { store },
          body: { ...sent(now, changed), before: sent(draft.before, changed) },
        });
      }}
    >
      <Stack gap="md">
        <Part title={t("settings.switches")}>
          <Stack gap="sm">
            <Switch
              label={t("settings.agent_active")}
              description={t("settings.agent_active_about")}
              disabled={!may}
              checked={now.agent_active}
              onChange={(event) => write({ agent_active: event.currentTarget.checked })}
            />
            <Switch
              label={t("settings.hub_active")}
              description={t("settings.hub_active_about")}
              disabled={!may}
              checked={now.hub_active}
              onChange={(event) => write({ hub_active: event.currentTarget.checked })}
            />
          </Stack>
        </Part>
        <Part title={t("settings.place")}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t("settings.time_zone")}
              description={
                clock ? t("settings.time_zone_now", { time: clock }) : t("settings.time_zone_about")
              }
              searchable
              allowDeselect={false}
              limit={80}
              nothingFoundMessage={t("settings.no_zone")}
              disabled={!may}
              data={zones}
              value={now.time_zone}
              error={error("time_zone")}
              onChange={(value) => value && write({ time_zone: value })}
            />
            <Select
              label={t("settings.language")}
              description={t("settings.language_about")}
              allowDeselect={false}
              disabled={!may}
              data={LANGUAGES.map((value) => ({ value, label: named.of(value) ?? value }))}
              value={now.language}
              error={error("language")}
              onChange={(value) => value && write({ language: value })}
            />
          </SimpleGrid>
        </Part>
        <Part title={t("settings.site")}>
          <Stack gap="sm">
            <Textarea
              label={t("settings.origins")}
              description={t("settings.origins_about")}
              placeholder="https://shop.example.com"
              autosize
              minRows={2}
              spellCheck={false}
              disabled={!may}
              value={now.origins}
              error={error("origins")}
              onChange={(event) => write({ origins: event.currentTarget.value })}
            />
            <TextInput
              label={t("settings.return_portal")}
              description={t("settings.return_portal_about")}
              type="url"
              maxLength={500}
              disabled={!may}
              value={now.return_portal}
              error={error("return_portal")}
              onChange={(event) => write({ return_portal: event.currentTarget.value })}
            />
            <NumberInput
              label={t("settings.review_months")}
              description={t("settings.review_months_about")}
              suffix={t("settings.months_suffix")}
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="none"
              disabled={!may}
              value={now.review_months ?? ""}
              error={error("review_months")}
              onChange={(value) => write({ review_months: value === "" ? null : Number(value) })}
            />
          </Stack>
        </Part>
        <Part title={t("settings.tracking_notes")} about={t("settings.tracking_notes_about")}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {STATUSES.map((status) => (
              <TextInput
                key={status}
                label={t(`settings.status.${status}`)}
                disabled={!may}
                value={now.tracking_notes[status] ?? ""}
                error={error(`note.${status}`)}
                onChange={(event) =>
                  write({
                    tracking_notes: said({ ...now.tracking_notes, [status]: event.currentTarget.value }),
                  })
                }
              />
            ))}
          </SimpleGrid>
        </Part>
        {may && (
          <Saving
            draft={draft}
            isSaving={save.isPending}
            isWrong={Object.keys(found).length > 0}
            error={save.error}
            changes={inWords}
          />
        )}
      </Stack>
    </form>
  );
}

/** What a clock in that zone shows now; nothing for a zone that this browser does not know. */
function clockIn(timeZone: string, language: string): string {
  try {
    return new Intl.DateTimeFormat(language, {
      timeZone,
      weekday: "long",
      hour: "2-digit",
      minute: "2-digit",
    }).format();
  } catch {
    return "";
  }
}

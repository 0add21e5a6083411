import { Paper, Select, Stack, Switch, Text, Textarea } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Form, KINDS, type Kind, LONGEST, OWN } from "@/agent/proactive/shaping";
import { postStoresByStoreProactiveExample } from "@/api";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";
import { LANGUAGES, type Language } from "@/kit/words";

/** What each event tells, in each language, as the customer would read it. */
export function Events({
  store,
  form,
  mayWrite,
}: {
  store: string;
  form: UseFormReturnType<Form>;
  mayWrite: boolean;
}) {
  const { t, i18n } = useTranslation("agent/proactive");
  const [language, speak] = useState<Language>("en");
  const names = new Intl.DisplayNames([i18n.language], { type: "language" });
  return (
    <Part title={t("events")} about={t("events_about")}>
      <Stack gap="md">
        <Select
          label={t("language")}
          w={{ base: "100%", xs: 220 }}
          allowDeselect={false}
          data={LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
          value={language}
          onChange={(value) => speak((value ?? "en") as Language)}
        />
        {KINDS.map((kind) => (
          <Event key={kind} kind={kind} {...{ store, form, mayWrite, language }} />
        ))}
      </Stack>
    </Part>
  );
}

function Event({
  kind,
  store,
  form,
  mayWrite,
  language,
}: {
  kind: Kind;
  store: string;
  form: UseFormReturnType<Form>;
  mayWrite: boolean;
  language: Language;
}) {
  const { t } = useTranslation("agent/proactive");
  const own = OWN[kind];
  const written = own ? (form.values[own][language] ?? "") : "";
  const [words] = useDebouncedValue(written, 400);
  const { data, error } = useQuery({
    queryKey: ["proactive example", store, kind, language, words],
    queryFn: async () =>
      (
        await postStoresByStoreProactiveExample({
          path: { store },
          body: { kind, language, words },
          throwOnError: true,
        })
      ).data,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Paper withBorder p="sm" role="group" aria-label={t(`kind.${kind}`)}>
      <Stack gap="xs">
        <Switch
          label={t(`kind.${kind}`)}
          description={t(`when.${kind}`)}
          disabled={!mayWrite}
          {...form.getInputProps(kind, { type: "checkbox" })}
        />
        {own && (
          <Textarea
            label={t(own)}
            autosize
            maxLength={LONGEST}
            disabled={!mayWrite}
            lang={language}
            {...form.getInputProps(`${own}.${language}`)}
            error={error ? asProblem(error).message : undefined}
          />
        )}
        <div>
          <Text size="xs" c="dimmed" mb={2}>
            {t("reads")}
          </Text>
          <Text
            size="sm"
            lang={language}
            p="xs"
            style={{ whiteSpace: "pre-wrap", borderInlineStart: "3px solid var(--tillside-line)" }}
          >
            {data?.text ?? ""}
          </Text>
        </div>
      </Stack>
    </Paper>
  );
}

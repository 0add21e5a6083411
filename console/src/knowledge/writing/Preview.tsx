import { Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { postStoresByStoreKnowledgeReading } from "@/api";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { Sentences } from "@/knowledge/article/Sentences";
import { saidIn, useStoreKey } from "@/knowledge/room";
import type { Draft } from "@/knowledge/writing/draft";
import { MarkdownView } from "@/knowledge/writing/MarkdownView";

const PAUSE = 500;

/** What is being written as customers would see it, or as code would read it; neither is saved by looking. */
export function Preview({ draft }: { draft: Draft }) {
  const { t } = useTranslation("knowledge");
  const [view, setView] = useState("shown");
  return (
    <Stack gap="xs" component="section" aria-label={t("preview.title")}>
      <SegmentedControl
        aria-label={t("preview.title")}
        value={view}
        onChange={setView}
        data={[
          { value: "shown", label: t("preview.shown") },
          { value: "read", label: t("preview.read") },
        ]}
        style={{ alignSelf: "flex-start", maxWidth: "100%" }}
      />
      <Paper withBorder p="md" mih={200}>
        {!draft.body.trim() ? (
          <Text size="sm" c="dimmed">
            {t("preview.empty")}
          </Text>
        ) : view === "shown" ? (
          <Stack gap="sm">
            <Title order={2} size="h3" lang={draft.language}>
              {draft.title}
            </Title>
            <MarkdownView body={draft.body} title={draft.title} language={draft.language} />
          </Stack>
        ) : (
          <Reading draft={draft} />
        )}
      </Paper>
    </Stack>
  );
}

function Reading({ draft }: { draft: Draft }) {
  const store = useStoreKey();
  const [text] = useDebouncedValue(draft, PAUSE);
  const body = { title: text.title, body: text.body, language: text.language };
  const { data, error, refetch } = useQuery({
    queryKey: ["content-reading", store, body],
    queryFn: async ({ signal }) =>
      (
        await postStoresByStoreKnowledgeReading({
          path: { store },
          query: { said_in: saidIn() },
          body,
          signal,
        })
      ).data,
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <ErrorNotice error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={4} />;
  return <Sentences sections={data} language={text.language} />;
}

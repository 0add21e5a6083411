import { Button, Group, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  getStoresByStoreKnowledgeOptions,
  getStoresByStoreKnowledgeSearchOptions,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { AgentAnswer } from "@/knowledge/asking/AgentAnswer";
import { FoundList } from "@/knowledge/asking/FoundList";
import { ButtonLink } from "@/knowledge/links";
import { languageChoices, useMayWrite, useStoreKey } from "@/knowledge/room";

/** Searches as the agent searches: what would be found for a question, why, and what to do where nothing is. */
export function AskPage() {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const asked = useSearch({ from: "/shell/content/content/ask" });
  const navigate = useNavigate({ from: "/content/ask" });
  const { data: state } = useQuery(getStoresByStoreKnowledgeOptions({ path: { store } }));
  const [words, setWords] = useState(asked.q ?? "");
  const language = asked.language ?? state?.language ?? "en";
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const q = words.trim() || undefined;
    void navigate({ search: (now) => ({ ...now, q }) });
  };
  return (
    <Stack gap="md">
      <Text c="dimmed" maw={720}>
        {t("ask.about")}
      </Text>
      <form onSubmit={ask}>
        <Group gap="xs" align="flex-end">
          <TextInput
            label={t("ask.question")}
            placeholder={t("ask.example")}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            maxLength={1000}
            flex={1}
            miw={220}
          />
          <Select
            label={t("language")}
            data={languageChoices()}
            value={language}
            onChange={(value) =>
              void navigate({ search: (now) => ({ ...now, language: value ?? undefined }), replace: true })
            }
            allowDeselect={false}
            w={160}
          />
          <Button type="submit" leftSection={<IconSearch aria-hidden size={16} />}>
            {t("ask.find")}
          </Button>
        </Group>
      </form>
      {asked.q && state && <Found key={`${asked.q}:${language}`} question={asked.q} language={language} />}
    </Stack>
  );
}

function Found({ question, language }: { question: string; language: string }) {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const { data, error, refetch } = useQuery(
    getStoresByStoreKnowledgeSearchOptions({ path: { store }, query: { q: question, language } }),
  );
  if (error) return <ErrorNotice error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={4} />;
  return (
    <Stack gap="lg" aria-live="polite">
      {data.found.length > 0 ? (
        <Stack component="section" gap="xs" aria-labelledby="found">
          <Title order={2} size="h4" id="found">
            {t("ask.found", { count: data.found.length })}
          </Title>
          <FoundList found={data.found} />
        </Stack>
      ) : (
        <Nothing question={question} language={language} />
      )}
      <AgentAnswer question={question} language={language} />
      {data.near.length > 0 && (
        <Stack component="section" gap="xs" aria-labelledby="near">
          <Title order={2} size="h4" id="near">
            {t("ask.near")}
          </Title>
          <Text size="sm" c="dimmed">
            {t("ask.near_about")}
          </Text>
          <FoundList found={data.near} />
        </Stack>
      )}
    </Stack>
  );
}

function Nothing({ question, language }: { question: string; language: string }) {
  const { t } = useTranslation("knowledge");
  const mayWrite = useMayWrite();
  return (
    <Stack gap="xs" component="section" aria-labelledby="nothing">
      <Title order={2} size="h4" id="nothing">
        {t("ask.nothing")}
      </Title>
      <Text size="sm">{t("ask.nothing_about")}</Text>
      <Text size="sm">{t("ask.headings")}</Text>
      {mayWrite && (
        <Group>
          <ButtonLink to="/content/new" search={{ title: question.slice(0, 200), language }}>
            {t("ask.add")}
          </ButtonLink>
        </Group>
      )}
    </Stack>
  );
}

import { Alert, Anchor, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconClock, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleListed } from "@/api";
import {
  getStoresByStoreKnowledgeArticlesInfiniteOptions,
  getStoresByStoreKnowledgeOptions,
  getStoresByStoreKnowledgeUseOptions,
} from "@/api/@tanstack/react-query.gen";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";
import type { Looked, Status } from "@/knowledge/addresses";
import { ArticleRow } from "@/knowledge/articles/ArticleRow";
import { Uploads } from "@/knowledge/articles/Uploads";
import { ButtonLink } from "@/knowledge/links";
import { languageChoices, useMayWrite, useStoreKey } from "@/knowledge/room";

const MOVING = 1500;
const STATUSES: readonly Status[] = ["pending", "indexing", "indexed", "failed", "rejected"];

/** The articles of a store: found by words, language and state, with what became of each. */
export function ArticlesPage() {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const mayWrite = useMayWrite();
  const looked = useSearch({ from: "/shell/content/content" });
  const { data: state } = useQuery(getStoresByStoreKnowledgeOptions({ path: { store } }));
  const { data: used } = useQuery({
    ...getStoresByStoreKnowledgeUseOptions({ path: { store } }),
    staleTime: 300_000,
  });
  const found = useInfiniteQuery({
    ...getStoresByStoreKnowledgeArticlesInfiniteOptions({
      path: { store },
      query: { search: looked.q, language: looked.language, review: looked.review, status: looked.status },
    }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => isMoving(page.items)) ? MOVING : false,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack gap="md">
      {mayWrite && state && <Uploads store={store} language={state.language} />}
      {!!state?.overdue && !looked.review && <Overdue count={state.overdue} />}
      <Filters looked={looked} />
      {found.error && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
      {found.isPending ? (
        <Loading rows={6} />
      ) : items.length === 0 && !found.error ? (
        <Nothing looked={looked} mayWrite={mayWrite} />
      ) : (
        <Stack
          component="ul"
          gap={0}
          aria-label={t("tabs.articles")}
          m={0}
          p={0}
          style={{ listStyle: "none" }}
        >
          {items.map((article) => (
            <ArticleRow key={article.id} article={article} used={used?.[article.id] ?? 0} />
          ))}
        </Stack>
      )}
      {found.hasNextPage && (
        <Button
          variant="default"
          onClick={() => void found.fetchNextPage()}
          loading={found.isFetchingNextPage}
          style={{ alignSelf: "center" }}
        >
          {t("list.older")}
        </Button>
      )}
    </Stack>
  );
}

function isMoving(items: readonly ArticleListed[]): boolean {
  return items.some((one) => one.status === "pending" || one.status === "indexing");
}

function Overdue({ count }: { count: number }) {
  const { t } = useTranslation("knowledge");
  const look = useLook();
  return (
    <Alert color="yellow" icon={<IconClock aria-hidden />}>
      {t("list.overdue", { count })}{" "}
      <Anchor component="button" size="sm" onClick={() => look({ review: "overdue" })}>
        {t("list.show_overdue")}
      </Anchor>
    </Alert>
  );
}

function useLook(): (change: Looked) => void {
  const navigate = useNavigate({ from: "/content" });
  return (change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true });
}

function Filters({ looked }: { looked: Looked }) {
  const { t } = useTranslation("knowledge");
  const look = useLook();
  const [words, setWords] = useState(looked.q ?? "");
  const find = useDebouncedCallback((q: string) => look({ q: q.trim() || undefined }), 250);
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        type="search"
        aria-label={t("list.search")}
        placeholder={t("list.search")}
        leftSection={<IconSearch aria-hidden size={16} />}
        value={words}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => {
          setWords(value);
          find(value);
        }}
        flex={1}
        miw={200}
      />
      <Select
        aria-label={t("language")}
        placeholder={t("list.all_languages")}
        clearable
        data={languageChoices()}
        value={looked.language ?? null}
        onChange={(language) => look({ language: language ?? undefined })}
        w={170}
      />
      <Select
        aria-label={t("list.state")}
        placeholder={t("list.all_states")}
        clearable
        data={[
          { value: "overdue", label: t("list.review_due") },
          ...STATUSES.map((one) => ({ value: one, label: t(`status.${one}`) })),
        ]}
        value={looked.review ?? looked.status ?? null}
        onChange={(value) =>
          look({
            review: value === "overdue" ? "overdue" : undefined,
            status: STATUSES.find((one) => one === value),
          })
        }
        w={170}
      />
    </Group>
  );
}

function Nothing({ looked, mayWrite }: { looked: Looked; mayWrite: boolean }) {
  const { t } = useTranslation("knowledge");
  if (looked.q)
    return (
      <Empty title={t("list.none_found", { words: looked.q })}>
        <p>{t("list.none_found_about")}</p>
        {mayWrite && (
          <ButtonLink to="/content/new" search={{ title: looked.q, language: looked.language }}>
            {t("list.write_it")}
          </ButtonLink>
        )}
      </Empty>
    );
  if (looked.language || looked.review || looked.status) return <Empty title={t("list.none_such")} />;
  return (
    <Empty title={t("list.none")}>
      <p>{t("list.none_about")}</p>
      {mayWrite && <ButtonLink to="/content/policies">{t("list.what_to_write")}</ButtonLink>}
    </Empty>
  );
}

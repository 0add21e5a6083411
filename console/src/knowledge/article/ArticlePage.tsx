import { Alert, Badge, Grid, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconExternalLink, IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleShown } from "@/api";
import { getStoresByStoreKnowledgeArticlesByArticleIdOptions } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { Care } from "@/knowledge/article/Care";
import { History } from "@/knowledge/article/History";
import { ReviewPanel } from "@/knowledge/article/ReviewPanel";
import { Sentences } from "@/knowledge/article/Sentences";
import { StatusBadge } from "@/knowledge/articles/StatusBadge";
import { ButtonLink, TextLink } from "@/knowledge/links";
import { SourceLink } from "@/knowledge/pages/SourceLink";
import { languageName, saidIn, useMayWrite, useStoreKey } from "@/knowledge/room";
import { MarkdownView } from "@/knowledge/writing/MarkdownView";

const MOVING = 1500;

/** One article: what code reads beside each sentence, how it looks, its review and its history. */
export function ArticlePage() {
  const { articleId } = useParams({ from: "/shell/content/$articleId" });
  const { revision } = useSearch({ from: "/shell/content/$articleId" });
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const { data, error, refetch } = useQuery({
    ...getStoresByStoreKnowledgeArticlesByArticleIdOptions({
      path: { store, article_id: Number(articleId) },
      query: { revision, language: saidIn() },
    }),
    refetchInterval: ({ state }) =>
      state.data?.status === "pending" || state.data?.status === "indexing" ? MOVING : false,
  });
  if (error)
    return (
      <>
        <PageHead title={t("title")} />
        <ErrorNotice error={error} again={() => void refetch()} />
        <TextLink to="/content">{t("article.back")}</TextLink>
      </>
    );
  if (!data)
    return (
      <>
        <PageHead title={t("title")} />
        <Loading rows={8} />
      </>
    );
  return <Shown article={data} />;
}

function Shown({ article }: { article: ArticleShown }) {
  const { t } = useTranslation("knowledge");
  const mayWrite = useMayWrite();
  const [view, setView] = useState("read");
  const isRead = view === "read" && article.is_present;
  return (
    <Stack gap="md">
      <TextLink to="/content" size="sm">
        {t("article.back")}
      </TextLink>
      <PageHead title={article.title}>
        {article.public && (
          <ButtonLink
            to={article.public}
            reloadDocument
            target="_blank"
            rel="noopener"
            href={article.public}
            variant="default"
            leftSection={<IconExternalLink aria-hidden size={16} />}
          >
            {t("article.public")}
          </ButtonLink>
        )}
        {mayWrite && article.is_present && (
          <ButtonLink
            to="/content/$articleId/edit"
            params={{ articleId: String(article.id) }}
            leftSection={<IconPencil aria-hidden size={16} />}
          >
            {t("article.edit")}
          </ButtonLink>
        )}
      </PageHead>
      <Group gap={8} mt={-12}>
        {article.is_present && <StatusBadge status={article.status} />}
        {article.is_overdue && article.is_present && (
          <Badge color="orange" variant="light" tt="none">
            {t("list.review_due")}
          </Badge>
        )}
        <Text size="sm" c="dimmed">
          {t("article.about", { language: languageName(article.language), revision: article.revision })}
        </Text>
        {article.file_name && (
          <Text size="sm" c="dimmed">
            {t("article.file", { name: article.file_name })}
          </Text>
        )}
        {article.source_url && (
          <Text size="sm" c="dimmed" component="span">
            {t("article.page")} <SourceLink url={article.source_url} />
          </Text>
        )}
        {article.source_url && mayWrite && article.is_present && (
          <TextLink to="/content/$articleId/page" params={{ articleId: String(article.id) }} size="sm">
            {t("article.read_again")}
          </TextLink>
        )}
      </Group>
      {article.reason && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          {article.reason}
        </Alert>
      )}
      {!article.is_present && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          {t(article.is_removed ? "article.removed" : "article.earlier")}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="sm">
            {article.is_present && (
              <SegmentedControl
                aria-label={t("article.view")}
                value={view}
                onChange={setView}
                data={[
                  { value: "read", label: t("article.as_read") },
                  { value: "shown", label: t("article.as_shown") },
                ]}
                style={{ alignSelf: "flex-start", maxWidth: "100%" }}
              />
            )}
            {isRead ? (
              <Sentences sections={article.sections} language={article.language} articleId={article.id} />
            ) : (
              <MarkdownView body={article.body} title={article.title} language={article.language} />
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="md">
            {article.is_present && <ReviewPanel article={article} />}
            <History article={article} />
            {mayWrite && article.is_present && <Care article={article} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

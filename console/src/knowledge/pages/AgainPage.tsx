import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  type ArticleShown,
  type PageAgainShown,
  postStoresByStoreKnowledgeArticlesByArticleIdPage,
} from "@/api";
import {
  getStoresByStoreKnowledgeArticlesByArticleIdOptions,
  postStoresByStoreKnowledgeArticlesByArticleIdReviewedMutation,
  putStoresByStoreKnowledgeArticlesByArticleIdMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told } from "@/kit/saving";
import { ButtonLink, TextLink } from "@/knowledge/links";
import { Changes } from "@/knowledge/pages/Changes";
import { SourceLink } from "@/knowledge/pages/SourceLink";
import { useMayWrite, useRenew, useStoreKey } from "@/knowledge/room";

/** Reads the page of an article once more: what has changed since, and nothing of it counts before it is saved. */
export function AgainPage() {
  const { articleId } = useParams({ from: "/shell/content/$articleId/page" });
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const mayWrite = useMayWrite();
  const path = { store, article_id: Number(articleId) };
  const article = useQuery(getStoresByStoreKnowledgeArticlesByArticleIdOptions({ path }));
  const page = useQuery({
    queryKey: ["content-page-again", path, article.data?.revision],
    queryFn: async ({ signal }) =>
      (await postStoresByStoreKnowledgeArticlesByArticleIdPage({ path, signal })).data,
    enabled: mayWrite && !!article.data,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const error = article.error ?? page.error;
  return (
    <Stack gap="md">
      <TextLink to="/content/$articleId" params={{ articleId }} size="sm">
        {t("editor.back")}
      </TextLink>
      <PageHead title={t("again.title")} about={article.data?.title} />
      {!mayWrite && <Alert color="yellow">{t("editor.read_only")}</Alert>}
      {error && (
        <ErrorNotice error={error} again={() => void (article.error ? article.refetch() : page.refetch())} />
      )}
      {mayWrite && !error && !page.data && <Loading rows={6} />}
      {article.data && page.data && !error && <Read store={store} article={article.data} page={page.data} />}
    </Stack>
  );
}

function Read({ store, article, page }: { store: string; article: ArticleShown; page: PageAgainShown }) {
  const { t } = useTranslation("knowledge");
  const navigate = useNavigate();
  const renew = useRenew();
  const path = { store, article_id: article.id };
  const params = { articleId: String(article.id) };
  const back = async (sentence: string) => {
    told(sentence);
    await renew();
    await navigate({ to: "/content/$articleId", params });
  };
  const save = useMutation({
    ...putStoresByStoreKnowledgeArticlesByArticleIdMutation(),
    onSuccess: (saved) => back(t("editor.saved", { revision: saved.revision, count: saved.facts })),
  });
  const look = useMutation({
    ...postStoresByStoreKnowledgeArticlesByArticleIdReviewedMutation(),
    onSuccess: () => back(t("review.reviewed")),
  });
  const isSame = page.changes.length === 0;
  const refused = save.error ?? look.error;
  return (
    <>
      <Text size="sm">
        {t("article.page")} <SourceLink url={page.url} />
      </Text>
      {isSame ? (
        <Alert color="teal" icon={<IconCheck aria-hidden />}>
          {t("again.same")}
        </Alert>
      ) : (
        <>
          <Text size="sm">{t("again.about")}</Text>
          <Changes lines={page.changes} language={article.language} />
        </>
      )}
      {refused && <ErrorNotice error={refused} again={() => void renew()} />}
      <Group gap="xs">
        {isSame ? (
          <Button loading={look.isPending} onClick={() => look.mutate({ path, body: {} })}>
            {t("review.today")}
          </Button>
        ) : (
          <Button
            loading={save.isPending}
            onClick={() => save.mutate({ path, body: { body: page.body, revision: page.revision } })}
          >
            {t("again.save")}
          </Button>
        )}
        <ButtonLink to="/content/$articleId" params={params} variant="default">
          {t("editor.leave")}
        </ButtonLink>
      </Group>
    </>
  );
}

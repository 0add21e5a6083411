import { Alert, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleShown } from "@/api";
import {
  getStoresByStoreKnowledgeArticlesByArticleIdOptions,
  putStoresByStoreKnowledgeArticlesByArticleIdMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { TextLink } from "@/knowledge/links";
import { useMayWrite, useRenew, useStoreKey } from "@/knowledge/room";
import { Changed } from "@/knowledge/writing/Changed";
import { type Draft, fromArticle } from "@/knowledge/writing/draft";
import { Editor } from "@/knowledge/writing/Editor";

/** Edits an article; the revision that counts goes on counting until this one is saved. */
export function EditPage() {
  const { articleId } = useParams({ from: "/shell/content/$articleId/edit" });
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const mayWrite = useMayWrite();
  const { data, error, refetch } = useQuery(
    getStoresByStoreKnowledgeArticlesByArticleIdOptions({ path: { store, article_id: Number(articleId) } }),
  );
  return (
    <Stack gap="md">
      <TextLink to="/content/$articleId" params={{ articleId }} size="sm">
        {t("editor.back")}
      </TextLink>
      <PageHead title={t("editor.title")} about={t("editor.about")} />
      {!mayWrite && <Alert color="yellow">{t("editor.read_only")}</Alert>}
      {error && <ErrorNotice error={error} again={() => void refetch()} />}
      {!data && !error && <Loading rows={8} />}
      {data?.is_removed && <Alert color="yellow">{t("article.removed")}</Alert>}
      {data?.is_present && mayWrite && <Form store={store} article={data} />}
    </Stack>
  );
}

function Form({ store, article }: { store: string; article: ArticleShown }) {
  const { t } = useTranslation("knowledge");
  const navigate = useNavigate();
  const renew = useRenew();
  const stands = useMemo(() => fromArticle(article), [article]);
  const [kept, keep, forget] = useKept<Draft | null>(`content:${store}:${article.id}`, null);
  const draft = kept ?? stands;
  const params = { articleId: String(article.id) };
  const save = useMutation({
    ...putStoresByStoreKnowledgeArticlesByArticleIdMutation(),
    onSuccess: async (saved) => {
      forget();
      told(t("editor.saved", { revision: saved.revision, count: saved.facts }));
      await renew();
      await navigate({ to: "/content/$articleId", params });
    },
    onError: (error) => {
      if (asProblem(error).code === "article_changed") void renew();
    },
  });
  const isLate = draft.revision !== article.revision;
  const isSaid = save.error && asProblem(save.error).code !== "article_changed";
  return (
    <>
      {isLate && (
        <Changed
          article={article}
          takeTheirs={forget}
          keepMine={() => {
            save.reset();
            keep({ ...draft, revision: article.revision });
          }}
        />
      )}
      <Editor
        draft={draft}
        began={stands}
        change={keep}
        discard={forget}
        isSaving={save.isPending}
        isLate={isLate}
        error={isSaid ? save.error : null}
        save={() =>
          save.mutate({
            path: { store, article_id: article.id },
            body: {
              title: draft.title,
              body: draft.body,
              review_by: draft.reviewBy || null,
              revision: draft.revision,
            },
          })
        }
        leave={() => void navigate({ to: "/content/$articleId", params })}
      />
    </>
  );
}

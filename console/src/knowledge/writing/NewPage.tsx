import { Alert, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  getStoresByStoreKnowledgeOptions,
  postStoresByStoreKnowledgeArticlesMutation,
  putStoresByStoreKnowledgeGapsByGapIdMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { TextLink } from "@/knowledge/links";
import { useMayWrite, useRenew, useStoreKey } from "@/knowledge/room";
import type { Draft } from "@/knowledge/writing/draft";
import { Editor } from "@/knowledge/writing/Editor";

/** Writes an article; nothing counts before it is saved, and what is typed is kept until then. */
export function NewPage() {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const mayWrite = useMayWrite();
  const { data, error, refetch } = useQuery(getStoresByStoreKnowledgeOptions({ path: { store } }));
  return (
    <Stack gap="md">
      <TextLink to="/content" size="sm">
        {t("article.back")}
      </TextLink>
      <PageHead title={t("write")} about={t("editor.about")} />
      {!mayWrite && <Alert color="yellow">{t("editor.read_only")}</Alert>}
      {error && <ErrorNotice error={error} again={() => void refetch()} />}
      {!data && !error && <Loading rows={8} />}
      {data && mayWrite && <Form store={store} language={data.language} usual={data.usual_review_by} />}
    </Stack>
  );
}

function Form({ store, language, usual }: { store: string; language: string; usual: string | null }) {
  const { t } = useTranslation("knowledge");
  const begun = useSearch({ from: "/shell/content/new" });
  const navigate = useNavigate();
  const renew = useRenew();
  const empty = useMemo<Draft>(
    () => ({
      title: begun.title ?? "",
      body: "",
      language: begun.language ?? language,
      reviewBy: usual ?? "",
      revision: 0,
    }),
    [begun.title, begun.language, language, usual],
  );
  const key = `content:${store}:new:${begun.gap ?? begun.point ?? begun.title ?? ""}`;
  const [kept, keep, forget] = useKept<Draft | null>(key, null);
  const closing = useMutation(putStoresByStoreKnowledgeGapsByGapIdMutation());
  const save = useMutation({
    ...postStoresByStoreKnowledgeArticlesMutation(),
    onSuccess: async (article) => {
      forget();
      if (begun.gap)
        await closing
          .mutateAsync({ path: { store, gap_id: begun.gap }, body: { is_open: false } })
          .catch(() => undefined); // it stays on the list, where it can be dismissed
      told(t("editor.added", { title: article.title }));
      await renew();
      await navigate({ to: "/content/$articleId", params: { articleId: String(article.id) } });
    },
  });
  const draft = kept ?? empty;
  return (
    <Editor
      draft={draft}
      began={empty}
      change={keep}
      discard={forget}
      point={begun.point}
      isNew
      isSaving={save.isPending}
      error={save.error}
      save={() =>
        save.mutate({
          path: { store },
          body: {
            title: draft.title,
            body: draft.body,
            language: draft.language,
            review_by: draft.reviewBy || null,
          },
        })
      }
      leave={() => void navigate({ to: "/content" })}
    />
  );
}

import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleShown } from "@/api";
import {
  postStoresByStoreKnowledgeArticlesByArticleIdReviewedMutation,
  putStoresByStoreKnowledgeArticlesByArticleIdReviewByMutation,
} from "@/api/@tanstack/react-query.gen";
import { date } from "@/kit/format";
import { told, useRefused } from "@/kit/saving";
import { useMayWrite, useRenew, useStoreKey } from "@/knowledge/room";

/** When somebody last saw to it that an article holds, and by when somebody is to look again. */
export function ReviewPanel({ article }: { article: ArticleShown }) {
  const { t } = useTranslation("knowledge");
  const mayWrite = useMayWrite();
  const due = article.review_by ? date(article.review_by) : "";
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="review">
      <Stack gap="sm">
        <Title order={2} size="h5" id="review">
          {t("review.title")}
        </Title>
        <Text size="sm">{t("review.last", { day: date(article.reviewed_on) })}</Text>
        <Text size="sm">
          {!article.review_by
            ? t("review.never")
            : t(article.is_overdue ? "review.overdue" : "review.due", { day: due })}
        </Text>
        {mayWrite && <Acts key={article.review_by} article={article} />}
      </Stack>
    </Paper>
  );
}

function Acts({ article }: { article: ArticleShown }) {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const renew = useRenew();
  const refused = useRefused();
  const [day, setDay] = useState(article.review_by ?? "");
  const path = { store, article_id: article.id };
  const look = useMutation({
    ...postStoresByStoreKnowledgeArticlesByArticleIdReviewedMutation(),
    onSuccess: () => told(t("review.reviewed")),
    onError: refused,
    onSettled: () => renew(),
  });
  const set = useMutation({
    ...putStoresByStoreKnowledgeArticlesByArticleIdReviewByMutation(),
    onSuccess: (saved) =>
      told(saved.review_by ? t("review.set", { day: date(saved.review_by) }) : t("review.set_never")),
    onError: refused,
    onSettled: () => renew(),
  });
  return (
    <>
      <Stack gap={4} align="flex-start">
        <Button variant="light" loading={look.isPending} onClick={() => look.mutate({ path, body: {} })}>
          {t("review.today")}
        </Button>
        <Text size="xs" c="dimmed">
          {article.usual_review_by
            ? t("review.then", { day: date(article.usual_review_by) })
            : t("review.then_never")}
        </Text>
      </Stack>
      <Group gap="xs" align="flex-end">
        <TextInput
          type="date"
          label={t("review.by")}
          description={t("review.by_about")}
          value={day}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
          flex={1}
          miw={150}
        />
        <Button
          variant="default"
          loading={set.isPending}
          disabled={day === (article.review_by ?? "")}
          onClick={() => set.mutate({ path, body: { review_by: day || null } })}
        >
          {t("review.save")}
        </Button>
      </Group>
    </>
  );
}

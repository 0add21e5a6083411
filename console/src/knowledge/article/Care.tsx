import { Button, Group, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconRefresh, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ArticleShown } from "@/api";
import {
  deleteStoresByStoreKnowledgeArticlesByArticleIdMutation,
  postStoresByStoreKnowledgeArticlesByArticleIdIndexMutation,
} from "@/api/@tanstack/react-query.gen";
import { told, useRefused } from "@/kit/saving";
import { useRenew, useStoreKey } from "@/knowledge/room";

/** What can be done to an article as a whole: index it again, or take it out of all that the agent says. */
export function Care({ article }: { article: ArticleShown }) {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const renew = useRenew();
  const refused = useRefused();
  const navigate = useNavigate();
  const path = { store, article_id: article.id };
  const index = useMutation({
    ...postStoresByStoreKnowledgeArticlesByArticleIdIndexMutation(),
    onSuccess: () => told(t("care.indexing")),
    onError: refused,
    onSettled: () => renew(),
  });
  const remove = useMutation({
    ...deleteStoresByStoreKnowledgeArticlesByArticleIdMutation(),
    onSuccess: async () => {
      told(t("care.removed", { title: article.title }));
      await navigate({ to: "/content" });
    },
    onError: refused,
    onSettled: () => renew(),
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("care.ask", { title: article.title }),
      children: <Text size="sm">{t("care.ask_about")}</Text>,
      labels: { confirm: t("care.remove"), cancel: t("care.keep") },
      confirmProps: { color: "red" },
      onConfirm: () => remove.mutate({ path }),
    });
  return (
    <Group gap="xs">
      {article.status === "failed" && (
        <Button
          variant="default"
          leftSection={<IconRefresh aria-hidden size={16} />}
          loading={index.isPending}
          onClick={() => index.mutate({ path })}
        >
          {t("care.index")}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconTrash aria-hidden size={16} />}
        loading={remove.isPending}
        onClick={ask}
      >
        {t("care.remove_it")}
      </Button>
    </Group>
  );
}

import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ArticleListed } from "@/api";
import { ago, date, moment } from "@/kit/format";
import { StatusBadge } from "@/knowledge/articles/StatusBadge";
import { TextLink } from "@/knowledge/links";
import { languageName } from "@/knowledge/room";

/** One article of the list: what it is, how far it has come, and what it is good for. */
export function ArticleRow({ article, used }: { article: ArticleListed; used: number }) {
  const { t } = useTranslation("knowledge");
  const facts = [
    languageName(article.language),
    t("list.facts", { count: article.facts }),
    t("list.used", { count: used }),
    article.review_by ? t("list.review_by", { day: date(article.review_by) }) : t("list.no_review"),
  ];
  return (
    <Stack
      component="li"
      gap={4}
      py="sm"
      px="xs"
      style={{ borderTop: "1px solid var(--mantine-color-default-border)" }}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <TextLink
          to="/content/$articleId"
          params={{ articleId: String(article.id) }}
          fw={600}
          lang={article.language}
          style={{ overflowWrap: "anywhere" }}
        >
          {article.title}
        </TextLink>
        <Group gap={6} justify="flex-end" style={{ flexShrink: 0 }}>
          {article.is_overdue && (
            <Badge color="orange" variant="light" tt="none">
              {t("list.review_due")}
            </Badge>
          )}
          <StatusBadge status={article.status} />
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {facts.join(" · ")}
      </Text>
      <Text size="sm" c="dimmed" title={moment(article.saved_at)}>
        {t("list.saved", { when: ago(article.saved_at), name: article.saved_by_name })}
      </Text>
      {article.reason && (
        <Text size="sm" c="var(--mantine-color-error)">
          {article.reason}
        </Text>
      )}
    </Stack>
  );
}

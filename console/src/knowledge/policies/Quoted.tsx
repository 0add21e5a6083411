import { Badge, Blockquote, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SentenceShown } from "@/api";
import { TextLink } from "@/knowledge/links";
import { FactActions } from "@/knowledge/policies/FactActions";

/** A sentence of an article, what code reads in it, and what staff may say of that. */
export function Quoted({ sentence, isAtOdds }: { sentence: SentenceShown; isAtOdds: boolean }) {
  const { t } = useTranslation("knowledge");
  const { source } = sentence;
  const fact = { ...sentence, key: sentence.fact };
  return (
    <Stack
      gap={6}
      p="sm"
      style={{ border: "1px solid var(--mantine-color-default-border)", borderRadius: 8 }}
    >
      <Blockquote
        p="xs"
        lang={source.language}
        styles={{ root: { fontSize: "var(--mantine-font-size-sm)" } }}
      >
        {source.sentence}
      </Blockquote>
      <Group gap={6}>
        <TextLink
          to="/content/$articleId"
          params={{ articleId: String(source.article_id) }}
          size="sm"
          style={{ overflowWrap: "anywhere" }}
        >
          {source.title}
        </TextLink>
        {source.heading && (
          <Text size="sm" c="dimmed">
            {source.heading}
          </Text>
        )}
        {sentence.is_overdue && (
          <Badge color="orange" variant="light" tt="none">
            {t("list.review_due")}
          </Badge>
        )}
      </Group>
      <FactActions fact={fact} articleId={source.article_id} isAtOdds={isAtOdds} />
    </Stack>
  );
}

import { Badge, Blockquote, Group, Progress, Stack, Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FoundShown } from "@/api";
import { number } from "@/kit/format";
import { TextLink } from "@/knowledge/links";

/** The score of a passage that is as sure as it gets: likeness and words together. */
const WHOLE = 2;

/** Passages in the order in which the agent would take them, each with what speaks for it. */
export function FoundList({ found }: { found: readonly FoundShown[] }) {
  return (
    <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
      {found.map((one) => (
        <FoundRow key={`${one.source.article_id}:${one.rank}`} found={one} />
      ))}
    </Stack>
  );
}

function FoundRow({ found }: { found: FoundShown }) {
  const { t } = useTranslation("knowledge");
  const { source, evidence } = found;
  const percent = { style: "percent", maximumFractionDigits: 0 } as const;
  return (
    <Stack
      component="li"
      gap={6}
      p="sm"
      style={{ border: "1px solid var(--mantine-color-default-border)", borderRadius: 8 }}
    >
      <Group justify="space-between" gap="xs">
        <Group gap={8} miw={0}>
          <Badge variant="default" circle>
            <VisuallyHidden>{t("ask.rank")}</VisuallyHidden>
            {found.rank}
          </Badge>
          <TextLink to="/content/$articleId" params={{ articleId: String(source.article_id) }} size="sm">
            {source.title}
          </TextLink>
          {source.heading && (
            <Text size="sm" c="dimmed">
              {source.heading}
            </Text>
          )}
        </Group>
        <Group gap={8} wrap="nowrap">
          <Text size="sm">
            {t("ask.score", { score: number(found.score, { maximumFractionDigits: 2 }) })}
          </Text>
          <Progress w={70} value={(found.score / WHOLE) * 100} aria-hidden />
        </Group>
      </Group>
      <Blockquote
        p="xs"
        lang={source.language}
        styles={{ root: { fontSize: "var(--mantine-font-size-sm)" } }}
      >
        {source.sentence}
      </Blockquote>
      <details>
        <Text component="summary" size="sm" style={{ cursor: "pointer" }}>
          {t("ask.passage")}
        </Text>
        <Text size="sm" lang={source.language}>
          {found.text}
        </Text>
      </details>
      <Text size="xs" c="dimmed">
        {t("ask.evidence", {
          likeness: number(evidence.similarity, percent),
          words: number(evidence.coverage, percent),
          count: evidence.shared,
        })}
      </Text>
    </Stack>
  );
}

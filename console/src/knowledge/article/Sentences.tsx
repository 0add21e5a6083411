import { Group, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReadFactShown, SectionShown } from "@/api";
import { TextLink } from "@/knowledge/links";
import { FactActions } from "@/knowledge/policies/FactActions";

interface Props {
  sections: readonly SectionShown[];
  language: string;
  /** The article as it is saved; without it nothing can be confirmed yet. */
  articleId?: number;
}

/** An article sentence by sentence, as the agent quotes it, with what code reads in each. */
export function Sentences({ sections, language, articleId }: Props) {
  const { t } = useTranslation("knowledge");
  const count = sections.flatMap((section) => section.lines).filter((line) => line.facts.length > 0).length;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {count ? t("article.read", { count }) : t("article.none_read")}
      </Text>
      {sections.map((section, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a heading may come twice, and none changes places
        <Stack key={place} gap={4}>
          {section.heading && (
            <Title order={2} size="h5" lang={language}>
              {section.heading}
            </Title>
          )}
          {section.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence may come twice, and none changes places
            <Stack key={at} gap={6} py={4}>
              <Group gap={6} wrap="nowrap" align="flex-start" lang={language}>
                {line.lead && <Text aria-hidden>–</Text>}
                <Text style={{ overflowWrap: "anywhere" }}>{line.text}</Text>
              </Group>
              {line.facts.map((fact) => (
                <Read key={`${fact.key}:${JSON.stringify(fact.value)}`} fact={fact} articleId={articleId} />
              ))}
            </Stack>
          ))}
        </Stack>
      ))}
    </Stack>
  );
}

function Read({ fact, articleId }: { fact: ReadFactShown; articleId?: number }) {
  const { t } = useTranslation("knowledge");
  const point = t(`points.${fact.kind}.title`);
  return (
    <Stack
      gap={4}
      p="xs"
      ml="sm"
      style={{
        borderInlineStart: "3px solid var(--mantine-primary-color-filled)",
        background: "var(--mantine-color-default-hover)",
      }}
    >
      {articleId ? (
        <TextLink to="/content/policies" hash={fact.kind} size="xs">
          {point}
        </TextLink>
      ) : (
        <Text size="xs" c="dimmed">
          {point}
        </Text>
      )}
      {articleId ? (
        <FactActions fact={fact} articleId={articleId} />
      ) : (
        (fact.reads || fact.is_unclear) && (
          <Text size="sm" fw={500}>
            {fact.is_unclear ? t("policies.unclear") : t("policies.reads", { reads: fact.reads })}
          </Text>
        )
      )}
    </Stack>
  );
}

import { Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CorrectionShown, PointShown } from "@/api";
import { date } from "@/kit/format";
import { ButtonLink } from "@/knowledge/links";
import { CorrectDialog } from "@/knowledge/policies/CorrectDialog";
import { isCovered } from "@/knowledge/policies/points";
import { Quoted } from "@/knowledge/policies/Quoted";
import { useFactName } from "@/knowledge/policies/useFactName";
import { useMayWrite } from "@/knowledge/room";

const COLORS = { stated: "till", corrected: "blue", missing: "gray", contradictory: "red" } as const;

/** One point of policy: its sentences, what staff said of it, and what to write where nothing certain is stated. */
export function PointCard({ point }: { point: PointShown }) {
  const { t } = useTranslation("knowledge");
  const isAtOdds = point.state === "contradictory";
  const held = point.corrections.filter((one) => one.act === "set" || one.act === "not_stated");
  return (
    <Paper withBorder p="md" id={point.kind} style={{ scrollMarginTop: 76 }}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={3} size="h5">
            {t(`points.${point.kind}.title`)}
          </Title>
          <Badge color={COLORS[point.state]} variant="light" tt="none">
            {t(`policies.states.${point.state}`)}
          </Badge>
        </Group>
        {isAtOdds && <Text size="sm">{t("policies.at_odds")}</Text>}
        {point.state === "missing" && <Text size="sm">{t(`points.${point.kind}.advice`)}</Text>}
        {held.map((made) => (
          <Held key={made.subject} made={made} point={point} />
        ))}
        <SimpleGrid cols={isAtOdds ? { base: 1, sm: 2 } : 1} spacing="sm">
          {point.sentences.map((sentence) => (
            <Quoted
              key={`${sentence.source.article_id}:${sentence.fact}:${sentence.source.sentence}`}
              sentence={sentence}
              isAtOdds={isAtOdds}
            />
          ))}
        </SimpleGrid>
        <ToAdd point={point} />
      </Stack>
    </Paper>
  );
}

/** What staff said instead of the articles: it wins until it is withdrawn. */
function Held({ made, point }: { made: CorrectionShown; point: PointShown }) {
  const { t } = useTranslation("knowledge");
  const mayWrite = useMayWrite();
  const name = useFactName();
  const [isOpen, open] = useState(false);
  return (
    <Stack gap={2} p="sm" bg="var(--mantine-color-blue-light)" style={{ borderRadius: 8 }}>
      <Text size="sm" fw={500}>
        {made.act === "set" ? made.says : t("policies.not_stated", { fact: name(made.subject) })}
      </Text>
      <Text size="sm">{t("policies.why", { why: made.why })}</Text>
      <Group gap="xs" justify="space-between">
        <Text size="xs">{t("policies.made", { name: made.made_by_name, day: date(made.made_at) })}</Text>
        {mayWrite && (
          <Button size="compact-sm" variant="default" onClick={() => open(true)}>
            {t("policies.change")}
          </Button>
        )}
      </Group>
      {isOpen && (
        <CorrectDialog
          fact={made.subject}
          value={made.value ?? point.sentences.find((one) => one.fact === made.subject)?.value}
          isCorrected
          close={() => open(false)}
        />
      )}
    </Stack>
  );
}

/** The ways to say what nobody has said: an article, or by hand. */
function ToAdd({ point }: { point: PointShown }) {
  const { t } = useTranslation("knowledge");
  const mayWrite = useMayWrite();
  const name = useFactName();
  const [fact, open] = useState<string>();
  if (!mayWrite || (isCovered(point) && point.unsaid.length === 0)) return null;
  return (
    <Group gap="xs">
      {point.state === "missing" && (
        <ButtonLink
          size="compact-md"
          to="/content/new"
          search={{ title: t(`points.${point.kind}.heading`), point: point.kind }}
        >
          {t("policies.write_it")}
        </ButtonLink>
      )}
      {point.unsaid.map((key) => (
        <Button key={key} size="compact-md" variant="default" onClick={() => open(key)}>
          {key.includes(":") ? t("policies.set_for", { items: name(key) }) : t("policies.set_by_hand")}
        </Button>
      ))}
      {fact && <CorrectDialog fact={fact} close={() => open(undefined)} />}
    </Group>
  );
}

import { Grid, Paper, Stack, Text, Title } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Catalogue, RuleShown, Verdict } from "@/api";
import { sayPart, sentence } from "@/helpdesk/routing/builder/sentence";
import { isGroup, type Part, readTree, writeTree } from "@/helpdesk/routing/builder/tree";
import { TryTicket } from "@/helpdesk/routing/TryRule";
import { useToName } from "@/helpdesk/routing/useNames";

/** What a rule says, for those who may not change it; they may try it on a ticket. */
export function RuleReader({ rule, catalogue }: { rule: RuleShown; catalogue: Catalogue }) {
  const { t } = useTranslation("helpdesk/routing");
  const toName = useToName();
  const root = useMemo(() => readTree(rule.condition), [rule.condition]);
  const check = useMemo(() => ({ ...writeTree(root), isGood: true }), [root]);
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict> | null>(null);
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <Stack gap="sm">
          <Paper withBorder p="md">
            <Title order={2} size="h4" mb="xs">
              {t("condition")}
            </Title>
            <Text size="sm">{t("say.sentence", { what: sentence(t, root, catalogue) })}</Text>
            {verdicts && <Lines part={root} verdicts={verdicts} catalogue={catalogue} />}
          </Paper>
          <Paper withBorder p="md">
            <Title order={2} size="h4" mb="xs">
              {t("destination")}
            </Title>
            <Text size="sm">{toName(rule.to)}</Text>
          </Paper>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="xs">
            {t("try.ticket")}
          </Title>
          <TryTicket check={check} onVerdicts={setVerdicts} />
        </Paper>
      </Grid.Col>
    </Grid>
  );
}

function Lines({
  part,
  verdicts,
  catalogue,
}: {
  part: Part;
  verdicts: ReadonlyMap<string, Verdict>;
  catalogue: Catalogue;
}) {
  const { t } = useTranslation("helpdesk/routing");
  if (isGroup(part))
    return (
      <>
        {part.of.map((one) => (
          <Lines key={one.id} part={one} verdicts={verdicts} catalogue={catalogue} />
        ))}
      </>
    );
  const isTrue = verdicts.get(part.id)?.is_true;
  return (
    <Text size="sm" mt={4}>
      <Text span fw={600}>
        {isTrue ? t("try.true") : t("try.false")}
      </Text>{" "}
      {sayPart(t, part, catalogue)}
    </Text>
  );
}

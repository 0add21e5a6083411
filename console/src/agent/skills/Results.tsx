import { BarChart } from "@mantine/charts";
import "@mantine/charts/styles.css";
import { Anchor, Group, Paper, Progress, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DAYS, useResults } from "@/agent/skills/useSkills";
import type { ResultsShown } from "@/api";
import { date, number } from "@/kit/format";
import { ErrorNotice, Loading } from "@/kit/Notices";

const OUTCOMES = ["confirmed", "verified", "abandoned", "reopened", "person", "running"] as const;

function percent(share: number | null): string {
  return share === null ? "–" : number(share, { style: "percent", maximumFractionDigits: 0 });
}

/** Volume and results of a skill: deflection and resolution by D4, each with what it is made of (S1-02). */
export function Results({ store, name }: { store: string; name: string }) {
  const { t } = useTranslation("agent/skills");
  const { data, error, refetch } = useResults(store, name);
  return (
    <Paper withBorder p="md" component="section" aria-label={t("results")}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5">
          {t("results")}
        </Title>
        <Anchor size="sm" renderRoot={(props) => <Link to="/reports" {...props} />}>
          {t("to_reports")}
        </Anchor>
      </Group>
      {error && !data ? (
        <ErrorNotice error={error} again={() => void refetch()} />
      ) : !data ? (
        <Loading rows={3} />
      ) : (
        <Figures found={data} />
      )}
    </Paper>
  );
}

function Figures({ found }: { found: ResultsShown }) {
  const { t } = useTranslation("agent/skills");
  const figures = [
    ["began", number(found.began)],
    ["deflection", percent(found.deflection)],
    ["resolution", percent(found.resolution)],
  ] as const;
  if (found.began === 0) return <Text size="sm">{t("quiet", { days: DAYS })}</Text>;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {figures.map(([key, value]) => (
          <div key={key}>
            <Text size="sm" c="dimmed">
              {t(`figure.${key}`)}
            </Text>
            <Text fz={26} fw={650} lh={1.2}>
              {value}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`figure.${key}_about`, { days: DAYS })}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("ending")}</Table.Th>
              <Table.Th ta="end">{t("conversations")}</Table.Th>
              <Table.Th w="30%" visibleFrom="xs">
                {t("share")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {OUTCOMES.map((outcome) => (
              <Table.Tr key={outcome}>
                <Table.Td>{t(`outcome.${outcome}`)}</Table.Td>
                <Table.Td ta="end">{number(found.counts[outcome] ?? 0)}</Table.Td>
                <Table.Td visibleFrom="xs">
                  <Progress
                    value={(100 * (found.counts[outcome] ?? 0)) / found.began}
                    aria-label={t(`outcome.${outcome}`)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <div>
          <Text size="sm" fw={600} mb={4}>
            {t("by_day")}
          </Text>
          <BarChart
            h={200}
            data={found.by_day.map((one) => ({ day: date(`${one.day}T12:00:00`), count: one.conversations }))}
            dataKey="day"
            series={[{ name: "count", label: t("conversations"), color: "till.7" }]}
            barProps={{ isAnimationActive: false }}
            yAxisProps={{ allowDecimals: false, width: 32 }}
          />
        </div>
      </SimpleGrid>
    </Stack>
  );
}

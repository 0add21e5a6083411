import { ActionIcon, Card, Group, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CellBody, ReportBody } from "@/api";
import { getDeskReportsWeeklyReviewOptions } from "@/api/@tanstack/react-query.gen";
import { useAsked } from "@/helpdesk/reports/asking";
import { Behind } from "@/helpdesk/reports/Behind";
import { Count } from "@/helpdesk/reports/Count";
import { FIGURES } from "@/helpdesk/reports/figures";
import { days, useNames } from "@/helpdesk/reports/naming";
import { ReportsWays } from "@/helpdesk/reports/ReportsWays";
import { Big } from "@/helpdesk/reports/Summary";
import { mondayOf, plus } from "@/helpdesk/reports/search";
import { change, keyOf } from "@/helpdesk/reports/shaping";
import { duration } from "@/kit/format";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";

/** A week beside the one before it: first response, resolution, reasons of refunds; one process to mend (S5-54). */
export function WeeklyPage() {
  const { t } = useTranslation("helpdesk/reports");
  const { asked, now, ask } = useAsked();
  const week = asked.from ? mondayOf(asked.from) : plus(mondayOf(now), -7);
  const review = useQuery({
    ...getDeskReportsWeeklyReviewOptions({ query: { week, ...(asked.of ? { store: [asked.of] } : {}) } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const isThis = week >= mondayOf(now);
  return (
    <>
      <PageHead title={t("weekly.title")} about={t("weekly.about")} />
      <ReportsWays />
      <Group gap="xs" mb="md" aria-live="polite">
        <ActionIcon
          variant="default"
          aria-label={t("weekly.before")}
          onClick={() => ask({ from: plus(week, -7) })}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <Text fw={600}>{days(week, plus(week, 6))}</Text>
        <ActionIcon
          variant="default"
          aria-label={t("weekly.after")}
          disabled={isThis}
          onClick={() => ask({ from: plus(week, 7) })}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {review.isError ? (
        <ErrorNotice error={review.error} again={() => void review.refetch()} />
      ) : review.isPending ? (
        <Loading rows={8} />
      ) : (
        <SimpleGrid
          cols={{ base: 1, md: 3 }}
          style={{ opacity: review.isPlaceholderData ? 0.6 : 1, alignItems: "start" }}
        >
          {review.data.reports
            .filter((one) => one.report !== "refund_reasons")
            .map((one) => (
              <Timed key={one.report} report={one} week={review.data.week} />
            ))}
          {review.data.reports
            .filter((one) => one.report === "refund_reasons")
            .map((one) => (
              <Reasons key={one.report} report={one} week={review.data.week} />
            ))}
        </SimpleGrid>
      )}
      <Behind />
    </>
  );
}

interface Part {
  report: ReportBody;
  /** The Monday of the week that is reviewed. */
  week: string;
}

function Timed({ report, week }: Part) {
  const { t } = useTranslation("helpdesk/reports");
  const { partName } = useNames();
  const { open } = useAsked();
  const cell = report.cells.find((one) => one.from === week);
  const was = report.cells.find((one) => one.from < week);
  const past = { from: report.from, to: plus(week, -1) };
  const listOf = (cell: CellBody, part?: string) => () =>
    open({ report: report.report, cell: cell.cell, every: "week", part, from: report.from, to: report.to });
  const parts = FIGURES.find((one) => one.report === report.report)?.parts ?? [];
  return (
    <Card withBorder component="section" aria-label={t(`figures.${report.report}.title`)}>
      <Title order={2} size="h4" mb="xs">
        {t(`figures.${report.report}.title`)}
      </Title>
      {!cell ? (
        <Text c="dimmed" size="sm">
          {t("weekly.nothing")}
        </Text>
      ) : (
        <Stack gap="xs">
          <Group gap="xl" align="flex-start">
            {(["median", "p90"] as const).map((which) => (
              <Big
                key={which}
                name={t(`times.${which}`)}
                value={cell.calendar?.[which] == null ? "–" : duration(cell.calendar[which])}
                change={change(cell.calendar?.[which], was?.calendar?.[which])}
                past={past}
              />
            ))}
            <Big
              name={t(`figures.${report.report}.counted`)}
              change={change(cell.count, was?.count)}
              past={past}
            >
              <Count value={cell.count} name={t(`figures.${report.report}.counted`)} open={listOf(cell)} />
            </Big>
          </Group>
          <Group gap="md">
            {parts.map((part) => (
              <Text size="sm" key={part}>
                {partName(part)}{" "}
                <Count value={cell.parts[part] ?? 0} name={partName(part)} open={listOf(cell, part)} />
              </Text>
            ))}
          </Group>
        </Stack>
      )}
    </Card>
  );
}

function Reasons({ report, week }: Part) {
  const { t } = useTranslation("helpdesk/reports");
  const { valueName } = useNames();
  const { open } = useAsked();
  const title = t("figures.refund_reasons.title");
  const keys = new Map(report.cells.map((cell) => [keyOf(cell), cell]));
  const found = [...keys].map(([key, any]) => ({
    key,
    name: valueName("reason", any),
    now: report.cells.find((cell) => keyOf(cell) === key && cell.from === week),
    was: report.cells.find((cell) => keyOf(cell) === key && cell.from < week),
  }));
  found.sort((a, b) => (b.now?.count ?? 0) - (a.now?.count ?? 0));
  const listOf = (cell: CellBody | undefined) => () =>
    cell &&
    open({
      report: report.report,
      cell: cell.cell,
      by: "reason",
      every: "week",
      from: report.from,
      to: report.to,
    });
  return (
    <Card withBorder component="section" aria-label={title} style={{ gridColumn: "1 / -1" }}>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      {found.length === 0 ? (
        <Empty title={t("weekly.no_refunds")}>
          <Text size="sm">{t("figures.refund_reasons.when")}</Text>
        </Empty>
      ) : (
        <Table fz="sm" verticalSpacing={4} maw={560} aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("by.reason")}</Table.Th>
              <Table.Th ta="end">{t("weekly.this")}</Table.Th>
              <Table.Th ta="end">{t("weekly.last")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map((one) => (
              <Table.Tr key={one.key}>
                <Table.Th scope="row" fw={400}>
                  {one.name}
                </Table.Th>
                <Table.Td ta="end">
                  <Count
                    value={one.now?.count ?? 0}
                    name={`${one.name}, ${t("weekly.this")}`}
                    open={listOf(one.now)}
                  />
                </Table.Td>
                <Table.Td ta="end">
                  <Count
                    value={one.was?.count ?? 0}
                    name={`${one.name}, ${t("weekly.last")}`}
                    open={listOf(one.was)}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}

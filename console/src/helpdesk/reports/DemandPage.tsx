import { Button, Card, Group, Progress, Select, Stack, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { By } from "@/api";
import { csvOf, useAsked, useReport } from "@/helpdesk/reports/asking";
import { Behind } from "@/helpdesk/reports/Behind";
import { DemandMap } from "@/helpdesk/reports/DemandMap";
import { Filters } from "@/helpdesk/reports/Filters";
import { DEMAND } from "@/helpdesk/reports/figures";
import { HourMap } from "@/helpdesk/reports/HourMap";
import { days } from "@/helpdesk/reports/naming";
import { ReportsWays } from "@/helpdesk/reports/ReportsWays";
import { everyOf } from "@/helpdesk/reports/search";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";

/** A map of what people ask about, where and when: to plan shifts and what to mend (S5-17). */
export function DemandPage() {
  const { t } = useTranslation("helpdesk/reports");
  const { asked, span } = useAsked();
  const [by, setBy] = useLocalStorage<By>({ key: "tillside:demand-by", defaultValue: "topic" });
  const isHours = by === "hour";
  const more = { by, every: isHours ? ("whole" as const) : everyOf(asked, span) };
  const report = useReport("demand", asked, span, more);
  return (
    <>
      <PageHead title={t("demand.title")} about={t("demand.about", { days: days(span.from, span.to) })} />
      <ReportsWays />
      <Filters withEvery={!isHours} />
      <Card withBorder padding="md">
        <Group justify="space-between" mb="sm" gap="xs">
          <Select
            size="xs"
            w={200}
            aria-label={t("parted_by")}
            allowDeselect={false}
            data={DEMAND.map((one) => ({ value: one, label: t(`by.${one}`) }))}
            value={by}
            onChange={(value) => setBy((value as By) ?? "topic")}
          />
          <Button
            component="a"
            href={csvOf("demand", asked, span, more)}
            download
            size="compact-sm"
            variant="subtle"
            leftSection={<IconDownload size={14} aria-hidden />}
            aria-label={t("csv_of", { title: t("demand.title") })}
          >
            {t("csv")}
          </Button>
        </Group>
        {report.isFetching && !report.isPending && (
          <Progress value={100} animated size={3} aria-label={t("working_out")} />
        )}
        {report.isError ? (
          <ErrorNotice error={report.error} again={() => void report.refetch()} />
        ) : report.isPending ? (
          <Loading rows={8} />
        ) : report.data.total.count === 0 ? (
          <Empty title={t("empty")}>
            <Text size="sm">{t("demand.when")}</Text>
          </Empty>
        ) : (
          <Stack gap="xs" style={{ opacity: report.isPlaceholderData ? 0.6 : 1 }}>
            {report.data.by === "hour" ? (
              <HourMap report={report.data} />
            ) : (
              <DemandMap report={report.data} />
            )}
            <Text size="xs" c="dimmed">
              {t(report.data.by === "topic" || report.data.by === "tag" ? "demand.several" : "demand.once")}
            </Text>
          </Stack>
        )}
      </Card>
      <Behind />
    </>
  );
}

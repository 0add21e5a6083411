import {
  Anchor,
  Button,
  Card,
  Group,
  Popover,
  Progress,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { IconDownload, IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { By } from "@/api";
import { getDeskReportsByReportOptions } from "@/api/@tanstack/react-query.gen";
import { csvOf, useAsked, useReport, wordsOf } from "@/helpdesk/reports/asking";
import { FigureTable } from "@/helpdesk/reports/FigureTable";
import type { Figure } from "@/helpdesk/reports/figures";
import { useNames } from "@/helpdesk/reports/naming";
import { Summary } from "@/helpdesk/reports/Summary";
import { everyOf } from "@/helpdesk/reports/search";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";
import { useStores } from "@/shell/session";

const FigureChart = lazy(async () => ({
  default: (await import("@/helpdesk/reports/FigureChart")).FigureChart,
}));

/** One figure: what it tells, in all and by days, as a chart or as a table, and the way to all that it counts. */
export function FigureCard({ figure }: { figure: Figure }) {
  const { t } = useTranslation("helpdesk/reports");
  const { asked, span } = useAsked();
  const head = useId();
  const [by, setBy] = useState<By>(figure.by[0] ?? "nothing");
  const [skill, setSkill] = useState("");
  const [shape, setShape] = useState<"chart" | "table">("chart");
  const stores = useStores();
  const more = { by, every: everyOf(asked, span), skill };
  const report = useReport(figure.report, asked, span, more);
  const ways = figure.by.filter((one) => one !== "store" || stores.length > 1);
  return (
    <Card withBorder padding="md" component="section" aria-labelledby={head} id={figure.report}>
      <Group justify="space-between" gap="xs" mb="xs" wrap="nowrap" align="flex-start">
        <Group gap={4} wrap="nowrap">
          <Title order={2} size="h4" id={head}>
            {t(`figures.${figure.report}.title`)}
          </Title>
          <Meaning report={figure.report} />
        </Group>
        <Button
          component="a"
          href={csvOf(figure.report, asked, span, more)}
          download
          size="compact-sm"
          variant="subtle"
          style={{ flexShrink: 0 }}
          leftSection={<IconDownload size={14} aria-hidden />}
          aria-label={t("csv_of", { title: t(`figures.${figure.report}.title`) })}
        >
          {t("csv")}
        </Button>
      </Group>
      <Group gap="xs" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label={t("shape_of", { title: t(`figures.${figure.report}.title`) })}
          value={shape}
          onChange={(value) => setShape(value as typeof shape)}
          data={[
            { value: "chart", label: t("chart") },
            { value: "table", label: t("table") },
          ]}
        />
        <Select
          size="xs"
          w={170}
          aria-label={t("parted_by")}
          allowDeselect={false}
          data={ways.map((one) => ({ value: one, label: t(`by.${one}`) }))}
          value={by}
          onChange={(value) => setBy((value as By) ?? "nothing")}
        />
        {figure.by.includes("skill") && by !== "skill" && <SkillChooser value={skill} onChange={setSkill} />}
      </Group>
      {report.isFetching && !report.isPending && (
        <Progress value={100} animated size={3} aria-label={t("working_out")} />
      )}
      {report.isError ? (
        <ErrorNotice error={report.error} again={() => void report.refetch()} />
      ) : report.isPending ? (
        <Loading rows={6} />
      ) : (
        <Stack gap="sm" style={{ opacity: report.isPlaceholderData ? 0.6 : 1 }}>
          <Summary figure={figure} report={report.data} skill={skill} />
          {report.data.total.count === 0 ? (
            <Empty title={t("empty")}>
              <Text size="sm">{t(`figures.${figure.report}.when`)}</Text>
            </Empty>
          ) : shape === "chart" ? (
            <Suspense fallback={<Loading rows={6} />}>
              <FigureChart figure={figure} report={report.data} />
            </Suspense>
          ) : (
            <FigureTable figure={figure} report={report.data} skill={skill} />
          )}
        </Stack>
      )}
    </Card>
  );
}

/** What a figure means, one click away. */
function Meaning({ report }: { report: string }) {
  const { t } = useTranslation("helpdesk/reports");
  const title = t(`figures.${report}.title`);
  return (
    <Popover width={320} withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Anchor component="button" type="button" aria-label={t("meaning_of", { title })} lh={1}>
          <IconInfoCircle size={18} stroke={1.6} aria-hidden />
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("meaning_of", { title })}>
        <Text size="sm" tabIndex={-1} data-autofocus>
          {t(`figures.${report}.tells`)}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Only conversations in which a skill took part: those of the skills that did. */
function SkillChooser({ value, onChange }: { value: string; onChange: (skill: string) => void }) {
  const { t } = useTranslation("helpdesk/reports");
  const { valueName } = useNames();
  const { asked, span } = useAsked();
  const [isAsked, setAsked] = useState(value !== "");
  const found = useQuery({
    ...getDeskReportsByReportOptions({
      path: { report: "outcomes" },
      query: wordsOf(asked, span, { by: "skill" }),
    }),
    enabled: isAsked,
    staleTime: 60_000,
  });
  return (
    <Select
      size="xs"
      w={170}
      clearable
      aria-label={t("skill")}
      placeholder={t("all_skills")}
      nothingFoundMessage={found.isFetching ? t("working_out") : t("no_skill")}
      onFocus={() => setAsked(true)}
      data={(found.data?.cells ?? []).map((cell) => ({
        value: String(cell.value),
        label: valueName("skill", cell),
      }))}
      value={value || null}
      onChange={(skill) => onChange(skill ?? "")}
    />
  );
}

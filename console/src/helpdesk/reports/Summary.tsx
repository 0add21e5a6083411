import { Box, Group, Stack, Text } from "@mantine/core";
import { IconArrowDownRight, IconArrowUpRight, IconMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CellBody, ReportBody } from "@/api";
import { useAsked, useReport } from "@/helpdesk/reports/asking";
import { Count } from "@/helpdesk/reports/Count";
import type { Figure } from "@/helpdesk/reports/figures";
import { days, percent, useNames } from "@/helpdesk/reports/naming";
import { before } from "@/helpdesk/reports/search";
import { change } from "@/helpdesk/reports/shaping";
import { duration, money, number } from "@/kit/format";

/** A figure in all: its rates or times with their change, and the counts that they are made of, each opening its list. */
export function Summary({
  figure,
  report,
  skill = "",
}: {
  figure: Figure;
  report: ReportBody;
  skill?: string;
}) {
  const { t } = useTranslation("helpdesk/reports");
  const { asked, span, open } = useAsked();
  const { partName } = useNames();
  const past = before(span);
  const was = useReport(figure.report, asked, past, { skill }).data?.total;
  const total = report.total;
  const listOf = (part?: string) => () =>
    open({ report: figure.report, cell: total.cell, part, ...(skill ? { skill } : {}) });
  return (
    <Stack gap={6}>
      <Group gap="xl" align="flex-start">
        <Big
          name={t(`figures.${figure.report}.counted`)}
          change={change(total.count, was?.count)}
          past={past}
        >
          <Count value={total.count} name={t(`figures.${figure.report}.counted`)} open={listOf()} />
        </Big>
        {figure.rates?.map((rate) => (
          <Big
            key={rate}
            name={t(`rates.${rate}`)}
            points={rateChange(total, was, rate)}
            past={past}
            value={total.rates[rate] == null ? "–" : percent(total.rates[rate])}
          />
        ))}
        {figure.isTimed &&
          (["median", "p90"] as const).map((which) => (
            <Big
              key={which}
              name={t(`times.${which}`)}
              change={change(total.calendar?.[which], was?.calendar?.[which])}
              past={past}
              value={total.calendar?.[which] == null ? "–" : duration(total.calendar[which])}
            />
          ))}
        {figure.isTimed &&
          total.business?.median != null &&
          total.business.median !== total.calendar?.median && (
            <Big name={t("times.business")} past={past} value={duration(total.business.median)} />
          )}
        {Object.entries(total.amounts).map(([currency, amount]) => (
          <Big key={currency} name={t("worth")} past={past} value={worth(amount, currency)} />
        ))}
      </Group>
      <Group gap="md" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
        {figure.parts.map((part) => (
          <Text component="li" size="sm" key={part}>
            {partName(part)}{" "}
            <Count value={total.parts[part] ?? 0} name={partName(part)} open={listOf(part)} />
          </Text>
        ))}
      </Group>
    </Stack>
  );
}

export function worth(amount: string, currency: string): string {
  try {
    return money(amount, currency);
  } catch {
    return `${number(Number(amount))} ${currency}`.trim();
  }
}

function rateChange(now: CellBody, was: CellBody | undefined, rate: string): number | null {
  const [a, b] = [now.rates[rate], was?.rates[rate]];
  return a == null || b == null ? null : a - b;
}

interface BigProps {
  name: string;
  value?: string;
  /** A share of what it was. */
  change?: number | null;
  /** A difference of two shares, in percentage points. */
  points?: number | null;
  past: { from: string; to: string };
  children?: React.ReactNode;
}

export function Big({ name, value, change, points, past, children }: BigProps) {
  const { t } = useTranslation("helpdesk/reports");
  const moved = points ?? change;
  const shown =
    points != null
      ? t("points", { number: number(points * 100, { maximumFractionDigits: 1, signDisplay: "exceptZero" }) })
      : change != null
        ? number(change, { style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" })
        : "";
  const Icon =
    moved == null || Math.abs(moved) < 0.005 ? IconMinus : moved > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <Box>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fz={22} fw={650} lh={1.25}>
        {children ?? value}
      </Text>
      {shown && (
        <Text size="xs" c="dimmed" title={t("compared_with", { days: days(past.from, past.to) })}>
          <Icon size={12} aria-hidden style={{ verticalAlign: "-1px" }} /> {shown}
        </Text>
      )}
    </Box>
  );
}

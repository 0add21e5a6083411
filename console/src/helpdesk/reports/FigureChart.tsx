import "@mantine/charts/styles.css";
import { BarChart, LineChart } from "@mantine/charts";
import { Box } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReportBody } from "@/api";
import type { Figure } from "@/helpdesk/reports/figures";
import { day, useNames } from "@/helpdesk/reports/naming";
import { byParts, byTimes, byValues, keyOf, OTHERS, scaleOf } from "@/helpdesk/reports/shaping";
import { duration, number } from "@/kit/format";

/** Colours that people tell apart who see red and green alike (Okabe and Ito), on light and on dark. */
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"];
const REST = "#8a9199";

/** A figure by days: its parts or its values stacked, or its times as two lines. The table says the same. */
export function FigureChart({ figure, report }: { figure: Figure; report: ReportBody }) {
  const { t } = useTranslation("helpdesk/reports");
  const { partName, valueName } = useNames();
  const isLines = Boolean(figure.isTimed) && report.by === "nothing";
  const drawn = isLines
    ? byTimes(report, "calendar")
    : report.by === "nothing"
      ? byParts(report, figure.parts)
      : byValues(report);
  const nameOf = (key: string) => {
    if (isLines) return t(`times.${key}`);
    if (report.by === "nothing") return partName(key);
    if (key === OTHERS) return t("others");
    const cell = report.cells.find((one) => keyOf(one) === key);
    return cell ? valueName(report.by, cell) : key;
  };
  const series = drawn.series.map((name, at) => ({
    name: name || "-",
    label: nameOf(name),
    color: name === OTHERS || name === "running" ? REST : COLOURS[at % COLOURS.length],
    ...(isLines && name === "p90" ? { strokeDasharray: "6 4" } : {}),
  }));
  const data = drawn.rows.map((row) => ({ ...row, "-": row[""] ?? 0, from: day(String(row.from), "short") }));
  const longest = Math.max(
    ...drawn.rows.flatMap((row) => drawn.series.map((name) => Number(row[name] ?? 0))),
    0,
  );
  const scale = scaleOf(longest);
  const shared = {
    h: 220,
    data,
    dataKey: "from",
    series,
    withLegend: true,
    legendProps: { verticalAlign: "bottom" as const },
    valueFormatter: (value: number) => (isLines ? duration(value) : number(value)),
    yAxisProps: {
      width: isLines ? 64 : 36,
      allowDecimals: false,
      ...(isLines ? { ticks: scale, domain: [0, scale.at(-1) ?? 0], tickFormatter: duration } : {}),
    },
    xAxisProps: { interval: "preserveStartEnd" as const },
  };
  return (
    <Box role="img" aria-label={t("chart_of", { title: t(`figures.${figure.report}.title`) })}>
      {isLines ? (
        <LineChart {...shared} connectNulls curveType="linear" lineProps={{ isAnimationActive: false }} />
      ) : (
        <BarChart
          {...shared}
          type="stacked"
          maxBarWidth={42}
          barProps={{ isAnimationActive: false, stroke: "var(--mantine-color-body)", strokeWidth: 1 }}
        />
      )}
    </Box>
  );
}

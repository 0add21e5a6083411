import type { CellBody, ReportBody } from "@/api";

/** How many values a chart tells apart; the rest are one: more colours than that nobody can. */
export const MOST_SERIES = 6;
export const OTHERS = "\u0000others";

export interface Drawn {
  /** One row a stretch of days: its first day, and a number for each series. */
  rows: Record<string, string | number | null>[];
  series: string[];
}

/** The word of a cell's value in a chart. */
export function keyOf(cell: CellBody): string {
  return cell.value === null ? "" : String(cell.value);
}

/** The first days of the stretches, in order, also of those in which nothing happened. */
export function stretchesOf(report: ReportBody): string[] {
  if (report.every === "whole") return [report.from];
  const found: string[] = [];
  const last = Date.parse(report.to);
  for (let at = new Date(Date.parse(report.from)); at.getTime() <= last; ) {
    found.push(at.toISOString().slice(0, 10));
    const next = new Date(at);
    if (report.every === "day") next.setUTCDate(at.getUTCDate() + 1);
    else if (report.every === "week") next.setUTCDate(at.getUTCDate() + 7 - ((at.getUTCDay() + 6) % 7));
    else next.setUTCMonth(at.getUTCMonth() + 1, 1);
    at = next;
  }
  return found;
}

/** The counts of the parts, by days. */
export function byParts(report: ReportBody, parts: readonly string[]): Drawn {
  const cells = new Map(report.cells.map((cell) => [cell.from, cell]));
  const rows = stretchesOf(report).map((from) => ({
    from,
    ...Object.fromEntries(parts.map((part) => [part, cells.get(from)?.parts[part] ?? 0])),
  }));
  return { rows, series: [...parts] };
}

/** The counts of the values, by days: those with most, and all others together. */
export function byValues(report: ReportBody): Drawn {
  const sums = new Map<string, number>();
  for (const cell of report.cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.count);
  const known = [...sums].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  const shown = known.slice(0, known.length > MOST_SERIES ? MOST_SERIES - 1 : MOST_SERIES);
  const series = known.length > shown.length ? [...shown, OTHERS] : shown;
  const rows = new Map<string, Record<string, string | number>>(
    stretchesOf(report).map((from) => [from, { from, ...Object.fromEntries(series.map((one) => [one, 0])) }]),
  );
  for (const cell of report.cells) {
    const name = shown.includes(keyOf(cell)) ? keyOf(cell) : OTHERS;
    const row = rows.get(cell.from);
    if (row) row[name] = Number(row[name]) + cell.count;
  }
  return { rows: [...rows.values()], series };
}

/** The middle and the ninetieth percentile of seconds, by days; nothing where nothing was measured. */
export function byTimes(report: ReportBody, clock: "calendar" | "business"): Drawn {
  const cells = new Map(report.cells.map((cell) => [cell.from, cell]));
  const rows = stretchesOf(report).map((from) => {
    const times = cells.get(from)?.[clock];
    return { from, median: times?.median ?? null, p90: times?.p90 ?? null };
  });
  return { rows, series: ["median", "p90"] };
}

export interface MapRow {
  key: string;
  first: CellBody;
  cells: (CellBody | undefined)[];
  count: number;
}

/** A map: a row for each value, those with most first, and a cell for each stretch of days. */
export function mapOf(report: ReportBody): MapRow[] {
  const days = stretchesOf(report);
  const rows = new Map<string, MapRow>();
  for (const cell of report.cells) {
    const key = keyOf(cell);
    const row = rows.get(key) ?? { key, first: cell, cells: days.map(() => undefined), count: 0 };
    row.cells[days.indexOf(cell.from)] = cell;
    row.count += cell.count;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => b.count - a.count);
}

/** By how much something changed, as a share of what it was; nothing where there was nothing to compare with. */
export function change(now: number | null | undefined, was: number | null | undefined): number | null {
  return now == null || was == null || was === 0 ? null : (now - was) / was;
}

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];
const STEPS = [1, 5, 15, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, DAY, 2 * DAY, 7 * DAY];
const MOST_STEPS = 4;

/** The marks beside lines of times, in seconds: whole units, so that no two of them read alike. */
export function scaleOf(longest: number): number[] {
  const whole = Math.ceil(longest / MOST_STEPS / (7 * DAY)) * 7 * DAY;
  const step = STEPS.find((one) => longest <= one * MOST_STEPS) ?? whole;
  return Array.from({ length: Math.max(1, Math.ceil(longest / step)) + 1 }, (_, place) => place * step);
}

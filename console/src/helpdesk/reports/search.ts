import type { By, Every } from "@/api";

/** What the pages of figures keep in their address, so that a link shows another person the same. */
export interface Asked {
  /** The numbers of the stores asked for; all that one may see where there is none. */
  of?: number;
  period?: Period;
  from?: string;
  to?: string;
  every?: Every;
  channel?: string;
  language?: string;
  /** The cell whose list is open. */
  open?: Opened;
}

/** A cell of a figure whose list is shown, with the words that it was asked for with. */
export interface Opened {
  report: string;
  cell: string;
  part?: string;
  by?: By;
  every?: Every;
  skill?: string;
  /** Other days than those of the page: the week before, for example. */
  from?: string;
  to?: string;
}

export const PERIODS = ["week", "28", "90", "other"] as const;
export type Period = (typeof PERIODS)[number];
export const EVERY = ["day", "week", "month"] as const;
export const MOST_DAYS = 400;

const DAY = 86_400_000;
const ISO = /^\d{4}-\d\d-\d\d$/;

function word(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= 80 ? value : undefined;
}

function day(value: unknown): string | undefined {
  const text = word(value);
  return text && ISO.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function opened(value: unknown): Opened | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { report, cell } = value as Record<string, unknown>;
  return typeof report === "string" && typeof cell === "string" ? (value as Opened) : undefined;
}

/** Read an address that anybody may have typed: what makes no sense is left out. */
export function readAsked(search: Record<string, unknown>): Asked {
  const asked: Asked = {
    of: Number.isInteger(search.of) && Number(search.of) > 0 ? Number(search.of) : undefined,
    period: PERIODS.find((one) => one === String(search.period)),
    from: day(search.from),
    to: day(search.to),
    every: EVERY.find((one) => one === search.every),
    channel: word(search.channel),
    language: word(search.language),
    open: opened(search.open),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}

export interface Span {
  from: string;
  to: string;
}

/** Add days to a day, `2026-11-22`. */
export function plus(from: string, days: number): string {
  return new Date(Date.parse(from) + days * DAY).toISOString().slice(0, 10);
}

/** How many days a span has, both ends counted in. */
export function daysIn(span: Span): number {
  return Math.round((Date.parse(span.to) - Date.parse(span.from)) / DAY) + 1;
}

/** The Monday of a day's week. */
export function mondayOf(from: string): string {
  return plus(from, -((new Date(Date.parse(from)).getUTCDay() + 6) % 7));
}

/** Today by the calendar of a time zone. */
export function today(zone?: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);
}

/** The days that are asked for; a span that is upside down or too long is put right. */
export function spanOf(asked: Asked, now: string): Span {
  if (asked.period === "week") return { from: mondayOf(now), to: now };
  if (asked.period === "90") return { from: plus(now, -89), to: now };
  if (asked.period !== "other" || !asked.from || !asked.to) return { from: plus(now, -27), to: now };
  const [from, to] = asked.from < asked.to ? [asked.from, asked.to] : [asked.to, asked.from];
  return { from: daysIn({ from, to }) > MOST_DAYS ? plus(to, 1 - MOST_DAYS) : from, to };
}

/** As many days just before: what the figures are compared with. */
export function before(span: Span): Span {
  const days = daysIn(span);
  return { from: plus(span.from, -days), to: plus(span.from, -1) };
}

/** How a span is parted where nobody chose: so that a chart has some ten bars. */
export function everyOf(asked: Asked, span: Span): Every {
  if (asked.every) return asked.every;
  const days = daysIn(span);
  if (days <= 14) return "day";
  return days <= 120 ? "week" : "month";
}

import type { Holiday, OfficeHours, Span } from "@/api";

export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Day = (typeof DAYS)[number];
export const MOST_SPANS = 6;
const DAY = 24 * 60;

/** A holiday as the form holds it: every field is there, and empty where nothing was entered. */
export interface FreeDay {
  first: string;
  last: string;
  name: string;
  hours: Span[];
}

/** Hours as the form holds them: times without seconds. */
export type Form = Record<Day, Span[]> & { holidays: FreeDay[] };

const short = (spans: readonly Span[] | undefined): Span[] =>
  (spans ?? []).map((one) => ({ opens: one.opens.slice(0, 5), closes: one.closes.slice(0, 5) }));

export function formOf(hours: OfficeHours): Form {
  const week = Object.fromEntries(DAYS.map((day) => [day, short(hours[day])])) as Record<Day, Span[]>;
  const holidays = (hours.holidays ?? []).map((one) => ({
    first: one.first,
    last: one.last ?? "",
    name: one.name ?? "",
    hours: short(one.hours),
  }));
  return { ...week, holidays };
}

export function sent(form: Form): OfficeHours {
  const holidays: Holiday[] = form.holidays.map((one) => ({ ...one, last: one.last || null }));
  return { ...form, holidays };
}

/** Whether no hours are set for any day of the week: then people are there round the clock. */
export const isAlways = (form: Form): boolean => DAYS.every((day) => form[day].length === 0);

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A span in minutes of its day; one that closes at or before it opens ends on the next day. */
export function stretch(span: Span): [number, number] {
  const opens = minutes(span.opens);
  const closes = minutes(span.closes);
  return [opens, closes <= opens ? closes + DAY : closes];
}

function overlap(stretches: [number, number][], lap: number): boolean {
  const ordered = [...stretches].sort((one, other) => one[0] - other[0]);
  const [first] = ordered;
  if (!first) return false;
  const following = [...ordered.slice(1), [first[0] + lap, first[1] + lap]];
  return ordered.some(([, ends], at) => (following[at]?.[0] ?? ends) < ends);
}

const isTime = (time: string): boolean => /^\d{2}:\d{2}$/.test(time);
const isWhole = (spans: Span[]): boolean => spans.every((one) => isTime(one.opens) && isTime(one.closes));

/** The key of the words for what cannot be right, by day or `holiday.<number>`. The server looks again. */
export function wrongs(form: Form): Record<string, string> {
  const found: Record<string, string> = {};
  for (const day of DAYS) if (!isWhole(form[day])) found[day] = "time";
  if (Object.keys(found).length === 0) {
    const of = (day: Day, at: number) =>
      form[day]
        .map(stretch)
        .map(([opens, closes]): [number, number] => [opens + at * DAY, closes + at * DAY]);
    DAYS.forEach((day, at) => {
      if (overlap(form[day].map(stretch), 2 * DAY)) found[day] = "overlap";
      const next = (at + 1) % 7;
      const both = [...of(day, 0), ...of(DAYS[next] as Day, 1)];
      if (!found[day] && overlap(both, 7 * DAY)) found[day] = "overlap_next";
    });
  }
  form.holidays.forEach((one, at) => {
    const key = `holiday.${at}`;
    if (!one.first) found[key] = "no_day";
    else if (one.last && one.last < one.first) found[key] = "backwards";
    else if (!isWhole(one.hours)) found[key] = "time";
    else if (overlap(one.hours.map(stretch), 2 * DAY)) found[key] = "overlap";
    else if (form.holidays.slice(0, at).some((other) => meet(one, other))) found[key] = "twice";
  });
  return found;
}

const meet = (one: FreeDay, other: FreeDay): boolean =>
  one.first <= (other.last || other.first) && other.first <= (one.last || one.first);

/** What of a day is open, in parts of it from 0 to 1: its own spans, and what the night before has left over. */
export function open(form: Form, at: number): [number, number][] {
  if (isAlways(form)) return [[0, 1]];
  const before = form[DAYS[(at + 6) % 7] as Day];
  const today = form[DAYS[at] as Day];
  const own = today.filter((one) => isWhole([one])).map(stretch);
  const left = before
    .filter((one) => isWhole([one]))
    .map(stretch)
    .filter(([, closes]) => closes > DAY)
    .map(([, closes]): [number, number] => [0, closes - DAY]);
  return [...left, ...own].map(([opens, closes]) => [opens / DAY, Math.min(1, closes / DAY)]);
}

import { locale } from "@/kit/format";

/** The minutes by which a zone's clock is ahead of UTC at a moment. */
function ahead(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((shown - Math.floor(at / 60_000) * 60_000) / 60_000);
}

/** The moment at which a zone's clock shows `2026-11-16T16:50`. */
export function momentIn(zone: string, shown: string): string {
  const naive = Date.parse(`${shown}Z`);
  const first = naive - ahead(zone, naive) * 60_000;
  return new Date(naive - ahead(zone, first) * 60_000).toISOString();
}

/** What a zone's clock shows at a moment, with its day of the week: "Mon 16:50". */
export function shownIn(zone: string, at: string | number): string {
  return new Intl.DateTimeFormat(locale(), {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(at));
}

export function dayIn(zone: string, at: string | number): string {
  return new Intl.DateTimeFormat(locale(), { timeZone: zone, weekday: "short" }).format(new Date(at));
}

/** The coming Monday at 16:50, as a clock on the wall shows it: late enough that office hours end before the reply. */
export function comingMonday(now: Date = new Date()): string {
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7 || 7));
  return `${day.toISOString().slice(0, 10)}T16:50`;
}

/** The moments at which a new day begins in a zone, between two moments. */
export function midnights(zone: string, from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from - 86_400_000; at <= to + 86_400_000; at += 86_400_000) {
    const day = new Date(at + ahead(zone, at) * 60_000).toISOString().slice(0, 10);
    const midnight = Date.parse(momentIn(zone, `${day}T00:00`));
    if (midnight > from && midnight < to && !found.includes(midnight)) found.push(midnight);
  }
  return found;
}

/** How a language writes money, shares and days. */

import type { Language } from "./words";

export function money({ tag }: Language, amount: { amount: string; currency: string }): string {
  return new Intl.NumberFormat(tag, { style: "currency", currency: amount.currency }).format(
    Number(amount.amount),
  );
}

export function percent({ tag }: Language, share: string): string {
  return new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 2 }).format(
    Number(share) / 100,
  );
}

export function day({ tag }: Language, moment: string): string {
  return new Intl.DateTimeFormat(tag, { dateStyle: "medium" }).format(new Date(moment));
}

/** Days in a row, first and last; a day is no moment, so it is the same everywhere. */
export function days({ tag }: Language, first: string, last: string): string {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" });
  return first === last
    ? format.format(new Date(first))
    : format.formatRange(new Date(first), new Date(last));
}

export function until(language: Language, time: string): string {
  return language.say("until", { time: moment(language, time) });
}

/** An hour of today, or a day with its hour. */
export function moment({ tag }: Language, time: string): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  const format: Intl.DateTimeFormatOptions = isToday
    ? { timeStyle: "short" }
    : { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
  return new Intl.DateTimeFormat(tag, format).format(new Date(time));
}

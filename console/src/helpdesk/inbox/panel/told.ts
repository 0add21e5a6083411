import { date, locale, moment, money, number } from "@/kit/format";

/** A country's and a town's name, as the reader's language has them. */
export function placeOf(country: string, city: string, language: string): string {
  let name = country;
  try {
    name = new Intl.DisplayNames([language], { type: "region" }).of(country) ?? country;
  } catch {
    // no code of a country: shown as it was told
  }
  return [city, name].filter(Boolean).join(", ");
}

/** What a clock of that zone shows, with the day; empty where no such zone is known here. */
export function clock(now: Date, zone: string): string {
  try {
    return new Intl.DateTimeFormat(locale(), {
      weekday: "short",
      hour: "numeric",
      minute: "2-digit",
      timeZone: zone,
    }).format(now);
  } catch {
    return "";
  }
}

/** An amount, also where its currency is none that is known. */
export function sum(amount: string | number, currency: string): string {
  try {
    return money(amount, currency);
  } catch {
    return [amount, currency].filter(Boolean).join(" ");
  }
}

/** The days between which something is expected: one day, or from one to another. */
export function days(from: string | null, to: string | null): string {
  if (!from || !to || from === to) return date(day(to ?? from ?? ""));
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).formatRange(day(from), day(to));
}

/** A day without an hour, as the day that it is here. */
function day(value: string): Date {
  const [year = 0, month = 1, date = 1] = value.split("-").map(Number);
  return new Date(year, month - 1, date);
}

/** A property's value in the reader's manner. */
export function value(of: { value: unknown; type: string }, yes: string, no: string): string {
  if (typeof of.value === "boolean") return of.value ? yes : no;
  if (Array.isArray(of.value)) return of.value.join(", ");
  if (of.type === "moment" && typeof of.value === "string") return moment(of.value);
  if (typeof of.value === "number") return number(of.value);
  return String(of.value);
}

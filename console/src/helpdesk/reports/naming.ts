import i18next from "i18next";
import { useTranslation } from "react-i18next";
import type { By, CellBody } from "@/api";
import { locale, number } from "@/kit/format";

/** What cells are called, in the reader's language where it is a word of ours, else as the server names them. */
export function useNames() {
  const { t, i18n } = useTranslation("helpdesk/reports");
  const known = (key: string, otherwise: string) =>
    i18n.exists(`helpdesk/reports:${key}`) ? t(key) : otherwise;
  const valueName = (by: By, cell: Pick<CellBody, "value" | "label">): string => {
    const value = cell.value;
    if (value === null || value === "") return known(`none.${by}`, t("none.other"));
    if (by === "language") return language(String(value));
    if (by === "hour") return hour(String(value));
    return typeof value === "string" ? known(`values.${by}.${value}`, cell.label) : cell.label;
  };
  const partName = (part: string): string => known(`parts.${part}`, part);
  return { valueName, partName };
}

export function language(code: string): string {
  try {
    return new Intl.DisplayNames(i18next.language, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A day as the server tells it, `2026-11-16`: it is the same day everywhere. */
export function day(iso: string, style: "short" | "medium" = "medium"): string {
  const options: Intl.DateTimeFormatOptions =
    style === "short" ? { day: "numeric", month: "short" } : { dateStyle: "medium" };
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(new Date(iso));
}

/** A span of days in one go: "16 – 22 Nov 2026". */
export function days(from: string, to: string): string {
  const format = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeZone: "UTC" });
  return from === to ? format.format(new Date(from)) : format.formatRange(new Date(from), new Date(to));
}

/** A day of the week, Monday is 1. */
export function weekday(at: number): string {
  const day = new Date(Date.UTC(2024, 0, at)); // 1 January 2024 was a Monday
  return new Intl.DateTimeFormat(locale(), { weekday: "short", timeZone: "UTC" }).format(day);
}

/** An hour of the day, as clocks are read here. */
export function clock(at: number): string {
  const hour = new Date(Date.UTC(2024, 0, 1, at));
  return new Intl.DateTimeFormat(locale(), { hour: "numeric", timeZone: "UTC" }).format(hour);
}

function hour(value: string): string {
  const [on = 1, at = 0] = value.split("-").map(Number);
  return `${weekday(on)} ${clock(at)}`;
}

export function percent(rate: number): string {
  return number(rate, { style: "percent", maximumFractionDigits: 1 });
}

import i18next from "i18next";

/**
 * How dates and numbers are written: as the browser's own region writes the chosen language ("en-GB"), else as the
 * language does. Portuguese is that of Portugal, as its words are; `Intl` would take Brazil's.
 */
export function locale(): string {
  const language = i18next.language;
  const regional = globalThis.navigator?.languages?.find((one) => one.startsWith(`${language}-`));
  return regional ?? (language === "pt" ? "pt-PT" : language);
}

/** Dates, durations and money as the reader's language writes them. */
export function date(value: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).format(new Date(value));
}

export function moment(value: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(value),
  );
}

export function time(value: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: "short" }).format(new Date(value));
}

export function number(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** `amount` as the server sends it, a decimal number in text. */
export function money(amount: string | number, currency: string): string {
  return new Intl.NumberFormat(locale(), { style: "currency", currency }).format(Number(amount));
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** How long ago, or in how long: "5 minutes ago", "in 2 hours". */
export function ago(value: string | number | Date, now: number = Date.now()): string {
  const seconds = (new Date(value).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: "auto", style: "short" });
  const [unit, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  return unit === "second" ? format.format(0, "second") : format.format(Math.round(seconds / size), unit);
}

/** A length of time in short, of at most two units: "1 d 3 h", "45 min". */
export function duration(seconds: number): string {
  const parts: [number, "day" | "hour" | "minute" | "second"][] = [
    [Math.floor(seconds / 86_400), "day"],
    [Math.floor(seconds / 3600) % 24, "hour"],
    [Math.floor(seconds / 60) % 60, "minute"],
    [Math.floor(seconds) % 60, "second"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const shown = first < 0 ? parts.slice(3) : parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => number(count, { style: "unit", unit, unitDisplay: "short" })).join(" ");
}

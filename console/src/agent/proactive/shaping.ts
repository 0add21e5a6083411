import type { ProactiveSettings } from "@/api";
import { LANGUAGES } from "@/kit/words";

export const KINDS = ["shipped", "delayed", "delivered"] as const;
export type Kind = (typeof KINDS)[number];
/** The field of the shop's own words on each event; a word that it is on its way takes none. */
export const OWN: Partial<Record<Kind, "care_tips" | "apology">> = {
  delayed: "apology",
  delivered: "care_tips",
};
export const LONGEST = 300;

/** The settings as the form holds them: times as "21:00" or empty, and a text in every language, maybe empty. */
export interface Form {
  active: boolean;
  shipped: boolean;
  delayed: boolean;
  delivered: boolean;
  quiet_from: string;
  quiet_until: string;
  care_tips: Record<string, string>;
  apology: Record<string, string>;
}

const everyLanguage = (texts: Record<string, string> = {}) =>
  Object.fromEntries(LANGUAGES.map((one) => [one, texts[one] ?? ""]));
const written = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));

export function formOf(settings: ProactiveSettings): Form {
  return {
    active: settings.active ?? false,
    shipped: settings.shipped ?? true,
    delayed: settings.delayed ?? true,
    delivered: settings.delivered ?? true,
    quiet_from: settings.quiet_from?.slice(0, 5) ?? "",
    quiet_until: settings.quiet_until?.slice(0, 5) ?? "",
    care_tips: everyLanguage(settings.care_tips),
    apology: everyLanguage(settings.apology),
  };
}

export function settingsOf(form: Form): ProactiveSettings {
  return {
    ...form,
    quiet_from: form.quiet_from || null,
    quiet_until: form.quiet_until || null,
    care_tips: written(form.care_tips),
    apology: written(form.apology),
  };
}

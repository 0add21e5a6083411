import type { SettingsShown } from "@/api";

/** The settings as the form holds them: sites one a line, a note for each status. */
export interface Form {
  time_zone: string;
  language: string;
  agent_active: boolean;
  hub_active: boolean;
  return_portal: string;
  review_months: number | null;
  origins: string;
  tracking_notes: Record<string, string>;
}

/** How far a parcel is when its note is said. */
export const STATUSES = [
  "not_sent",
  "label",
  "on_the_way",
  "delayed",
  "attempted",
  "pickup",
  "delivered",
  "failed",
] as const;
export const LONGEST_NOTE = 300;
const LONGEST_ADDRESS = 500;
const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?$/i;
const PAGE = /^https:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?#][!-~]*)?$/;
const LEADS_AWAY = /:\/\/|\bwww\.|\S@\S|\b[\w-]+\.(?:com|net|org|io|co|shop|store|app|eu|pt|br|uk)\b/i;

export function formOf(shown: SettingsShown): Form {
  return {
    time_zone: shown.time_zone,
    language: shown.language,
    agent_active: shown.agent_active,
    hub_active: shown.hub_active,
    return_portal: shown.return_portal,
    review_months: shown.review_months,
    origins: shown.origins.join("\n"),
    tracking_notes: said(shown.tracking_notes),
  };
}

/** The notes that say something, in the order of their statuses. */
export function said(notes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(STATUSES.flatMap((one) => (notes[one]?.trim() ? [[one, notes[one]]] : [])));
}

/** Those of `names` as the interface takes them. */
export function sent(form: Form, names: readonly (keyof Form)[]) {
  const whole = { ...form, origins: lines(form.origins), tracking_notes: said(form.tracking_notes) };
  return Object.fromEntries(names.map((name) => [name, whole[name]]));
}

export const lines = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((one) => one.trim())
    .filter(Boolean);

/** The key of the words for what cannot be right, by field; notes by `note.<status>`. The server looks again. */
export function wrongs(form: Form): Record<string, string> {
  const found: Record<string, string> = {};
  const { return_portal: portal, review_months: months } = form;
  if (portal && (!PAGE.test(portal.trim()) || portal.length > LONGEST_ADDRESS))
    found.return_portal = "portal";
  if (months !== null && !(months >= 1 && months <= 120)) found.review_months = "months";
  if (lines(form.origins).some((one) => !ORIGIN.test(one))) found.origins = "origins";
  for (const [status, note] of Object.entries(form.tracking_notes)) {
    if (note.trim().length > LONGEST_NOTE) found[`note.${status}`] = "note_long";
    else if (LEADS_AWAY.test(note)) found[`note.${status}`] = "note_link";
  }
  return found;
}

/** A moment to which a ticket is put aside, by its name. */
export type Snooze = "in_an_hour" | "in_three_hours" | "tomorrow" | "next_week";

const MORNING = 9;

/** The moments that are offered, in whoever's own time zone: later today, tomorrow morning, Monday morning. */
export function snoozes(now: Date): { name: Snooze; at: Date }[] {
  const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  const morning = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
  const toMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { name: "in_an_hour", at: inHours(1) },
    { name: "in_three_hours", at: inHours(3) },
    { name: "tomorrow", at: morning(1) },
    ...(toMonday > 1 ? [{ name: "next_week" as const, at: morning(toMonday) }] : []),
  ];
}

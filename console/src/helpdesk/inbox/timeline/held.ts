import type { TimelineBody } from "@/api";

export type Item = TimelineBody["items"][number];
export type Of<K extends Item["kind"]> = Extract<Item, { kind?: K }>;

/** What of a ticket's timeline has been read: its newest part, as far back as somebody looked. */
export interface Held {
  items: Item[];
  /** Where what came before is read; null at the beginning. */
  before: string | null;
}

const RANKS: Record<string, number> = { message: 0, handoff: 1, change: 2, note: 3, event: 4, page: 4 };

export function keyOf(item: Item): string {
  return `${item.kind}-${item.id}`;
}

/** The order of the server's list, as text: moment to the microsecond, kind, number. */
function place(item: Item): string {
  const at = new Date(item.at).toISOString().slice(0, 19);
  const fraction = (/\.(\d+)/.exec(item.at)?.[1] ?? "").padEnd(6, "0");
  return `${at}.${fraction} ${RANKS[item.kind ?? ""] ?? 9} ${String(item.id).padStart(12, "0")}`;
}

/**
 * The newest part, read again, put to what is held: what it holds counts from its first entry on.
 *
 * Where so much happened meanwhile that the two do not meet, what was held is given up: it is read again when asked for.
 */
export function joined(held: Held | undefined, fresh: TimelineBody): Held {
  const begin = { items: fresh.items, before: fresh.before ?? null };
  const first = fresh.items[0];
  if (!held || !first || begin.before === null) return begin;
  const known = new Set(held.items.map(keyOf));
  if (!fresh.items.some((one) => known.has(keyOf(one)))) return begin;
  const from = place(first);
  const earlier = held.items.filter((one) => place(one) < from);
  return earlier.length > 0 ? { items: [...earlier, ...fresh.items], before: held.before } : begin;
}

/** What came before, put in front. */
export function preceded(held: Held, earlier: TimelineBody): Held {
  const known = new Set(held.items.map(keyOf));
  return {
    items: [...earlier.items.filter((one) => !known.has(keyOf(one))), ...held.items],
    before: earlier.before ?? null,
  };
}

import { type Item, keyOf, type Of } from "@/helpdesk/inbox/timeline/held";

export type Quiet = Of<"change"> | Of<"event"> | Of<"page">;

/** One thing that stands in the list: a day's name, an entry, the mark of what is unread, or lines folded into one. */
export type Row =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "entry"; key: string; item: Exclude<Item, Quiet>; isFollowing: boolean }
  | { kind: "quiet"; key: string; lines: Quiet[] };

const FOLLOWS_WITHIN = 5 * 60_000;

export function isQuiet(item: Item): item is Quiet {
  return item.kind === "change" || item.kind === "event" || item.kind === "page";
}

/** Entries as they are shown: by day, the quiet ones of a run together, and a mark before what is unread. */
export function arranged(all: readonly Item[], seen: number | null, ticketId = 0): Row[] {
  // That another ticket goes on in this one is told once, by this one.
  const items = all.filter(
    (one) => one.kind !== "change" || one.change !== "merged" || one.ticket_id === ticketId,
  );
  const rows: Row[] = [];
  let day = "";
  let isMarked = seen === null;
  for (const item of items) {
    const today = new Date(item.at).toDateString();
    if (today !== day) rows.push({ kind: "day", key: `day-${today}`, at: item.at });
    day = today;
    if (!isMarked && item.kind === "message" && item.author === "customer" && item.id > (seen ?? 0)) {
      rows.push({ kind: "unread", key: "unread" });
      isMarked = true;
    }
    const last = rows.at(-1);
    if (!isQuiet(item))
      rows.push({ kind: "entry", key: keyOf(item), item, isFollowing: follows(last, item) });
    else if (last?.kind === "quiet") last.lines.push(item);
    else rows.push({ kind: "quiet", key: `run-${keyOf(item)}`, lines: [item] });
  }
  return rows;
}

function follows(last: Row | undefined, item: Item): boolean {
  if (last?.kind !== "entry" || last.item.kind !== "message" || item.kind !== "message") return false;
  const one = last.item;
  const isSame = one.author === item.author && one.name === item.name && one.channel === item.channel;
  return isSame && new Date(item.at).getTime() - new Date(one.at).getTime() < FOLLOWS_WITHIN;
}

/** Changes that nobody should have to unfold. */
const WEIGHTY = new Set([
  "needs_person",
  "closed",
  "reopened",
  "breached",
  "unsent",
  "absorbed",
  "parted",
  "merged",
  "rated",
]);
/** Changes that matter only to whoever asks why. */
const LIGHT = new Set(["understood", "viewed", "met"]);
const SHOWN = 3;

export interface Folded {
  lines: Quiet[];
  hidden: number;
}

/** The lines of a run that are seen while it is folded: the weighty ones, and the last few that are not light. */
export function folded(lines: Quiet[]): Folded {
  const last = lines.length - SHOWN;
  const shown = lines.filter((line, place) =>
    line.kind === "change"
      ? WEIGHTY.has(line.change) || (place >= last && !LIGHT.has(line.change))
      : place >= last,
  );
  const hidden = lines.length - shown.length;
  return lines.length > 1 && hidden > 0 ? { lines: shown, hidden } : { lines, hidden: 0 };
}

/** A piece of a text: words, or a link that may be followed. */
export interface Piece {
  text: string;
  href?: string;
}

const LINK = /https:\/\/[^\s<>"'`]+/g;

/** Words with the links in them: secure ones alone, and without the signs that end a sentence. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const href = match[0].replace(/[.,;:!?)\]}]+$/, "");
    if (!URL.canParse(href)) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** The address, if a browser may be sent there; nothing of a scheme that could run. */
export function safe(href: unknown): string | undefined {
  return typeof href === "string" && URL.canParse(href) && new URL(href).protocol === "https:"
    ? href
    : undefined;
}

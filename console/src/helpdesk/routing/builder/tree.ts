import type { Did, OfTicket, Profile, RulesDraft } from "@/api";

/** A condition as the builder holds it: each part has an id of its own, and "not" is a mark on it. */
export type Kind = "all" | "any" | "did" | "profile" | "ticket";
export type Part = Group | DidPart | ProfilePart | TicketPart;

interface Marked {
  id: string;
  not: boolean;
}
export interface Group extends Marked {
  kind: "all" | "any";
  of: Part[];
}
export interface DidPart extends Marked {
  kind: "did";
  did: Did;
}
export interface ProfilePart extends Marked {
  kind: "profile";
  profile: Profile;
}
export interface TicketPart extends Marked {
  kind: "ticket";
  ticket: OfTicket;
}
export type Condition = RulesDraft["condition"];

export const newId = (): string => Math.random().toString(36).slice(2, 12);

export const isGroup = (part: Part): part is Group => part.kind === "all" || part.kind === "any";

export function group(of: Part[] = [], kind: Group["kind"] = "all", not = false): Group {
  return { id: newId(), kind, not, of };
}

/** What a new condition of a kind begins with. */
export function fresh(kind: "did" | "profile" | "ticket"): Part {
  const mark = { id: newId(), not: false };
  if (kind === "did")
    return { ...mark, kind, did: { event: "Placed Order", within: { amount: 2, unit: "hours" } } };
  if (kind === "profile") return { ...mark, kind, profile: { name: "$country", op: "is" } };
  return { ...mark, kind, ticket: { field: "channel", op: "is" } };
}

/** Read a condition as the server keeps it. The outermost part is always a group, so that more can be added to it. */
export function readTree(condition: unknown): Group {
  const read = readPart(condition);
  return isGroup(read) ? read : group([read]);
}

function readPart(raw: unknown, not = false): Part {
  const one = raw as Record<string, unknown>;
  if ("not" in one) return readPart(one.not, !not);
  const mark = { id: newId(), not };
  if ("did" in one) return { ...mark, kind: "did", did: one.did as Did };
  if ("profile" in one) return { ...mark, kind: "profile", profile: one.profile as Profile };
  if ("ticket" in one) return { ...mark, kind: "ticket", ticket: one.ticket as OfTicket };
  const kind = "any" in one ? "any" : "all";
  return { ...mark, kind, of: ((one[kind] ?? []) as unknown[]).map((inner) => readPart(inner)) };
}

/** Write a tree as the server takes it, with the place of every part: `all[1].not` is a part of the second one. */
export function writeTree(root: Group): { condition: Condition; places: Map<string, string> } {
  const places = new Map<string, string>();
  return { condition: write(root, "", places) as Condition, places };
}

function write(part: Part, place: string, places: Map<string, string>): Record<string, unknown> {
  places.set(place, part.id);
  const inner = part.not ? under(place, "not") : place;
  places.set(inner, part.id);
  const written = isGroup(part)
    ? { [part.kind]: part.of.map((one, at) => write(one, `${under(inner, part.kind)}[${at}]`, places)) }
    : { [part.kind]: clean((part as unknown as Record<string, object>)[part.kind]) };
  return part.not ? { not: written } : written;
}

const under = (place: string, name: string): string => (place ? `${place}.${name}` : name);

function clean(values: object | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** The id of the part that a place of the server belongs to: the innermost one that it begins with. */
export function partAt(place: string, places: Map<string, string>): string | undefined {
  for (let here = place; ; ) {
    const found = places.get(here);
    if (found !== undefined || here === "") return found;
    here = here.slice(0, Math.max(here.lastIndexOf("."), here.lastIndexOf("["), 0));
  }
}

/** The tree with one part changed, or taken out where nothing is returned. */
export function changed(root: Group, id: string, change: (part: Part) => Part | null): Group {
  const walk = (part: Part): Part | null => {
    if (part.id === id) return change(part);
    if (!isGroup(part)) return part;
    const of = part.of.map(walk).filter((one): one is Part => one !== null);
    return of.every((one, at) => one === part.of[at]) && of.length === part.of.length
      ? part
      : { ...part, of };
  };
  return (walk(root) as Group | null) ?? root;
}

export function added(root: Group, groupId: string, part: Part): Group {
  return changed(root, groupId, (one) => (isGroup(one) ? { ...one, of: [...one.of, part] } : one));
}

export function copied(root: Group, id: string): Group {
  const renew = (part: Part): Part =>
    isGroup(part) ? { ...part, id: newId(), of: part.of.map(renew) } : { ...part, id: newId() };
  const walk = (part: Group): Group => ({
    ...part,
    of: part.of.flatMap((one) => {
      const same = isGroup(one) ? walk(one) : one;
      return one.id === id ? [same, renew(one)] : [same];
    }),
  });
  return walk(root);
}

export function depth(part: Part): number {
  return isGroup(part) ? 1 + Math.max(0, ...part.of.map(depth)) : 0;
}

export function count(part: Part): number {
  return isGroup(part) ? part.of.reduce((sum, one) => sum + count(one), 0) : 1;
}

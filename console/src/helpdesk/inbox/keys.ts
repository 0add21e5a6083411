import { useEffect, useRef, useSyncExternalStore } from "react";

/** A shortcut: pressed anywhere on the page, and listed by "?". */
export interface Key {
  /** "j", "?", "mod+k" (Ctrl, or Cmd on a Mac), "alt+1", "mod+enter", or one after the other: "g i". */
  keys: string;
  /** What it does, in the reader's language. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Also while somebody types in a field; for keys that write nothing. */
  whileTyping?: boolean;
  /** Not listed: a second way to do what another key does. */
  isHidden?: boolean;
}

/** The shortcuts of one part of the page. */
export interface KeyGroup {
  title: string;
  keys: readonly Key[];
}

const PAUSE = 1200; // milliseconds between two keys of a sequence
let groups: readonly { current: KeyGroup }[] = [];
const watching = new Set<() => void>();
let before = "";
let beforeAt = 0;

const IS_MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** How a key press is written: modifiers in a fixed order, then the key. */
export function pressed(
  event: Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
): string {
  // Alt changes what a digit or letter writes on many keyboards, so that its place counts there.
  const place = /^(?:Digit|Key)(.)$/.exec(event.code ?? "")?.[1];
  const key = (event.altKey && place ? place : event.key).toLowerCase();
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  const isNamed = key.length > 1 || mod || event.altKey;
  return [
    mod && "mod",
    event.altKey && "alt",
    event.shiftKey && isNamed && "shift",
    key === " " ? "space" : key,
  ]
    .filter(Boolean)
    .join("+");
}

const WRITES_NOTHING = /^(?:checkbox|radio|button|submit|reset|range|color|file|image)$/;

/** Whether a press there writes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !WRITES_NOTHING.test(target.type);
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}

/** The shortcut that a press means: that of the part which was shown last, where several have one. */
export function meant(
  shown: readonly KeyGroup[],
  press: string,
  first: string,
  typing: boolean,
): Key | undefined {
  const all = shown.toReversed().flatMap((group) => group.keys);
  const fits = (keys: string) => all.find((one) => one.keys === keys && (!typing || one.whileTyping));
  return (first && fits(`${first} ${press}`)) || fits(press);
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Shift" || event.key === "Control" || event.key === "Alt" || event.key === "Meta") return;
  const target = event.target;
  if (target instanceof Element && target.closest("[role=dialog],[role=menu],[role=listbox]")) return;
  const press = pressed(event);
  const typing = isTyping(target);
  const first = Date.now() - beforeAt < PAUSE ? before : "";
  const key = meant(
    groups.map((one) => one.current),
    press,
    first,
    typing,
  );
  before = key || typing ? "" : press;
  beforeAt = Date.now();
  if (!key) return;
  event.preventDefault();
  key.run(event);
}

/** Answer to these keys while the component is shown. */
export function useKeys(title: string, keys: readonly Key[]): void {
  const mine = useRef<KeyGroup>({ title, keys });
  useEffect(() => {
    mine.current = { title, keys };
  });
  useEffect(() => {
    if (groups.length === 0) addEventListener("keydown", hear);
    groups = [...groups, mine];
    for (const told of watching) told();
    return () => {
      groups = groups.filter((one) => one !== mine);
      if (groups.length === 0) removeEventListener("keydown", hear);
      for (const told of watching) told();
    };
  }, []);
}

/** All shortcuts that work now, by the part of the page that they belong to. */
export function useKeyGroups(): readonly KeyGroup[] {
  const now = useSyncExternalStore(
    (told) => {
      watching.add(told);
      return () => watching.delete(told);
    },
    () => groups,
  );
  const byTitle = new Map<string, Key[]>();
  for (const { current } of now) {
    const listed = current.keys.filter((one) => !one.isHidden);
    byTitle.set(current.title, [...(byTitle.get(current.title) ?? []), ...listed]);
  }
  return [...byTitle].map(([title, keys]) => ({ title, keys })).filter((one) => one.keys.length > 0);
}

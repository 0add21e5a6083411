import { useLayoutEffect, useRef } from "react";
import { giveUp, hasWaiting, hold, mustWait, onTurn, wait } from "@/helpdesk/inbox/holding";

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
  /** It opens what one types into or chooses from: what is pressed before that is there is meant for it. */
  opens?: boolean;
  /** It changes a ticket: it waits until what was done before is done. */
  isAct?: boolean;
}

/** The shortcuts of one part of the page. */
export interface KeyGroup {
  title: string;
  keys: readonly Key[];
}

const PAUSE = 1200; // milliseconds between two keys of a sequence
let groups: readonly { current: KeyGroup }[] = [];
const watching = new Set<() => void>();
let write: (target: Element, event: KeyboardEvent) => void = () => undefined;
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

const OVER = "[role=dialog],[role=menu],[role=listbox]";
const MODIFIER = /^(?:Shift|Control|Alt|Meta)$/;
/** What waits: whatever else a browser does by key, it does at once. */
const WAITS = /^(?:(?:mod\+)?enter|mod\+k|(?:alt\+)?(?:.|space)|escape|backspace|delete|arrow\w+)$/;
const OPENS_WITHIN = 3000; // milliseconds

function isOver(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(OVER) !== null;
}

function keyFor(press: string, typing: boolean): Key | undefined {
  const first = Date.now() - beforeAt < PAUSE ? before : "";
  return meant(
    groups.map((one) => one.current),
    press,
    first,
    typing,
  );
}

function hear(event: KeyboardEvent): void {
  if (!event.isTrusted || event.defaultPrevented || event.isComposing || MODIFIER.test(event.key)) return;
  if (isOver(event.target) && !hasWaiting()) return;
  const press = pressed(event);
  const typing = isTyping(event.target);
  const key = keyFor(press, typing);
  if (event.repeat && key?.isAct) return;
  if (WAITS.test(press) && (hasWaiting() || (!typing && mustWait(Boolean(key?.isAct))))) {
    event.preventDefault();
    wait(event);
  } else act(event, press, key, typing);
}

function act(event: KeyboardEvent, press: string, key: Key | undefined, typing: boolean): void {
  before = key || typing ? "" : press;
  beforeAt = Date.now();
  if (!key) return;
  event.preventDefault();
  key.run(event);
  if (key.opens) holdUntilOpen();
}

/** Hold what is pressed until the keyboard is where one types or chooses. */
function holdUntilOpen(): void {
  const isThere = (target: EventTarget | null) => isTyping(target) || isOver(target);
  if (isThere(document.activeElement)) return;
  const end = hold("all", OPENS_WITHIN);
  const look = ({ target }: FocusEvent) => {
    if (!isThere(target)) return;
    removeEventListener("focusin", look);
    end();
  };
  addEventListener("focusin", look);
}

/** Begin to take what has waited: by what is fetched after the page, as it is seldom needed. */
async function begin(): Promise<void> {
  const end = hold();
  try {
    ({ write } = await import("@/helpdesk/inbox/writing"));
  } finally {
    end();
  }
}
void begin();

onTurn((event) => {
  const target = document.activeElement ?? document.body;
  const press = pressed(event);
  const typing = isTyping(target);
  const key = isOver(target) ? undefined : keyFor(press, typing);
  if (mustWait(Boolean(key?.isAct))) return false;
  if (!isOver(target)) act(event, press, key, typing);
  if (!key) write(target, event);
  return true;
});

/** Answer to these keys while the component is shown. */
export function useKeys(title: string, keys: readonly Key[]): void {
  const mine = useRef<KeyGroup>({ title, keys });
  useLayoutEffect(() => {
    mine.current = { title, keys };
  });
  useLayoutEffect(() => {
    if (groups.length === 0) {
      addEventListener("keydown", hear);
      addEventListener("pointerdown", giveUp);
    }
    groups = [...groups, mine];
    for (const told of watching) told();
    return () => {
      groups = groups.filter((one) => one !== mine);
      if (groups.length === 0) {
        removeEventListener("keydown", hear);
        removeEventListener("pointerdown", giveUp);
      }
      for (const told of watching) told();
    };
  }, []);
}

/** The parts of the page that have shortcuts now; `watch` tells when they change. */
export const shownGroups = {
  now: () => groups,
  watch: (told: () => void) => {
    watching.add(told);
    return () => watching.delete(told);
  },
};

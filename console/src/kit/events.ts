import { useEffect, useRef, useSyncExternalStore } from "react";

/** The desk's event stream: one per window, opened while anything listens, taken up where it broke off. */
export interface DeskEvents {
  ticket: { id: number };
  notification: { id: number; ticket_id: number | null; kind: string; facts: Record<string, unknown> };
  composing: { ticket_id: number; people: { person_id: number; name: string }[]; for_seconds: number };
  /** What is known of whom a ticket is with: the page they look at, their cart, whether they are there, notes. */
  profile: { ticket_id: number };
  /** The customer is typing, or no longer. */
  typing: { ticket_id: number; is_typing: boolean; for_seconds: number };
}

type Name = keyof DeskEvents;
type Hear<K extends Name> = (event: DeskEvents[K]) => void;

/** What somebody is looking at asks first; all else about the same news so many milliseconds later. */
const BEHIND = 120;

const NAMES: readonly Name[] = ["ticket", "notification", "composing", "profile", "typing"];
const heard: { [K in Name]: Set<Hear<K>> } = {
  ticket: new Set(),
  notification: new Set(),
  composing: new Set(),
  profile: new Set(),
  typing: new Set(),
};
const foremost = new Set<unknown>();
const watching = new Set<() => void>();
let source: EventSource | null = null;
let isLive = true; // until a break is seen: the first second of a page is none

function tell(live: boolean): void {
  if (live === isLive) return;
  isLive = live;
  for (const told of watching) told();
}

function open(): void {
  if (source && source.readyState !== EventSource.CLOSED) return;
  source = new EventSource("/api/v1/desk/events");
  source.addEventListener("ready", () => tell(true));
  source.onerror = () => {
    tell(false);
    // The browser comes back by itself after a break; not after a refusal (signed out, a restart).
    if (source?.readyState === EventSource.CLOSED) setTimeout(() => listeners() > 0 && open(), 5000);
  };
  for (const name of NAMES)
    source.addEventListener(name, (event) => {
      const told = JSON.parse((event as MessageEvent<string>).data);
      const all = [...heard[name]] as ((event: unknown) => void)[];
      for (const hear of all) if (foremost.has(hear)) hear(told);
      setTimeout(() => {
        for (const hear of all) if (!foremost.has(hear) && heard[name].has(hear)) hear(told);
      }, BEHIND);
    });
}

function listeners(): number {
  return NAMES.reduce((count, name) => count + heard[name].size, watching.size);
}

function close(): void {
  if (listeners() > 0) return;
  source?.close();
  source = null;
  tell(true);
}

/** Call `hear` for each event of that name while the component is shown; before all others if `isForemost`. */
export function useDesk<K extends Name>(name: K, hear: Hear<K>, isForemost = false): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    const mine: Hear<K> = (event) => latest.current(event);
    (heard[name] as Set<Hear<K>>).add(mine);
    if (isForemost) foremost.add(mine);
    open();
    return () => {
      (heard[name] as Set<Hear<K>>).delete(mine);
      foremost.delete(mine);
      close();
    };
  }, [name, isForemost]);
}

/** Whether news comes by itself: false while the stream is broken. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    (told) => {
      watching.add(told);
      open();
      return () => {
        watching.delete(told);
        close();
      };
    },
    () => isLive,
  );
}

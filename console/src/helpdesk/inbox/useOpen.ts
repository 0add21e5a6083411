import { useCallback, useEffect, useMemo, useRef } from "react";
import { useKept } from "@/kit/useKept";

/** As many as there are keys for. */
export const MOST_OPEN = 9;
const NONE: number[] = [];

/** The tabs once a ticket is opened: at the end, in place of the one that nobody has looked at for longest. */
export function opened(tabs: readonly number[], id: number, recent: readonly number[]): number[] {
  if (tabs.includes(id)) return [...tabs];
  const age = (one: number) => recent.indexOf(one); // not looked at since the page was loaded: -1, the oldest
  const oldest = tabs.length < MOST_OPEN ? undefined : [...tabs].sort((a, b) => age(a) - age(b))[0];
  return [...tabs.filter((one) => one !== oldest), id];
}

/** The tab beside one that is closed: the next, else the one before. */
export function beside(tabs: readonly number[], id: number): number | undefined {
  const place = tabs.indexOf(id);
  return tabs[place + 1] ?? tabs[place - 1];
}

/** The tickets that are open at once, kept in this browser for whoever is signed in. */
export function useOpen(person: number, current: number | undefined) {
  const [kept, keep] = useKept<number[]>(`inbox:open:${person}`, NONE);
  const recent = useRef<number[]>([]);
  const tabs = useMemo(
    () =>
      Array.isArray(kept) ? kept.filter((one) => Number.isInteger(one) && one > 0).slice(0, MOST_OPEN) : NONE,
    [kept],
  );
  useEffect(() => {
    if (current === undefined) return;
    recent.current = [...recent.current.filter((one) => one !== current), current];
    if (!tabs.includes(current)) keep(opened(tabs, current, recent.current.slice(0, -1)));
  }, [current, tabs, keep]);
  const close = useCallback((id: number) => keep(tabs.filter((one) => one !== id)), [tabs, keep]);
  return { tabs, close };
}

import { useSyncExternalStore } from "react";

const STEP = 15_000; // milliseconds: what is told of times is told in minutes
const watching = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(told: () => void): () => void {
  if (watching.size === 0) now = Date.now();
  watching.add(told);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const one of watching) one();
  }, STEP);
  return () => {
    watching.delete(told);
    if (watching.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time in milliseconds, four times a minute: one clock for all that counts on a page. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now);
}

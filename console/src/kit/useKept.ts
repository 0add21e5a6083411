import { useCallback, useEffect, useRef, useState } from "react";

const PREFIX = "tillside:kept:";
const PAUSE = 300;

function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined; // nothing readable is there, or this browser keeps nothing
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // a full or closed storage: what is typed stays on the page
  }
}

/**
 * A value that survives reloads and lost sessions, in this browser alone: what somebody types, until it is sent.
 *
 * `key` names what it belongs to, such as `reply:12`. `forget` takes it out once the server has it.
 */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void, () => void] {
  const [held, hold] = useState<{ key: string; value: T }>(() => ({ key, value: read<T>(key) ?? initial }));
  const waiting = useRef<{ key: string; value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = useCallback(() => {
    if (waiting.current) write(waiting.current.key, waiting.current.value);
    waiting.current = null;
  }, []);
  if (held.key !== key) {
    save();
    hold({ key, value: read<T>(key) ?? initial });
  }
  const set = useCallback(
    (value: T) => {
      hold({ key, value });
      waiting.current = { key, value };
      clearTimeout(timer.current);
      timer.current = setTimeout(save, PAUSE);
    },
    [key, save],
  );
  const forget = useCallback(() => {
    waiting.current = null;
    write(key, undefined);
    hold({ key, value: initial });
  }, [key, initial]);
  useEffect(() => {
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      save();
    };
  }, [save]);
  return [held.key === key ? held.value : (read<T>(key) ?? initial), set, forget];
}

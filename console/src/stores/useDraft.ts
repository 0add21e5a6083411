import { useKept } from "@/kit/useKept";

interface Held<T> {
  now: T;
  /** What was saved when the draft was begun: whoever saved since is not written over unseen. */
  before: T;
}

/** Whether two say the same, whatever order their words came in. */
export function isSame(one: unknown, other: unknown): boolean {
  const sorted = (value: unknown): unknown => {
    if (!value || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(sorted);
    const held = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(held.sort().map(([key, part]) => [key, sorted(part)]));
  };
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Settings as they are being changed: kept in this browser until they are saved, and told when others saved meanwhile. */
export function useDraft<T extends object>(key: string, stored: T) {
  const [held, keep, forget] = useKept<Held<T> | null>(key, null);
  const draft = held !== null && !isSame(held.now, stored) ? held : null;
  const now = draft?.now ?? stored;
  const before = draft?.before ?? stored;
  return {
    now,
    before,
    isChanged: draft !== null,
    isOvertaken: draft !== null && !isSame(draft.before, stored),
    put: (change: Partial<T>) => keep({ now: { ...now, ...change }, before }),
    /** Go on with what was written, over what others saved meanwhile. */
    insist: () => keep({ now, before: stored }),
    forget,
  };
}

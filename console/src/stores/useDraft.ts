import { useKept } from "@/kit/useKept";

interface Held<T> {
  /** What was changed, and nothing else. */
  now: Partial<T>;
  /** What was saved of it when the change began: whoever saved since is not written over unseen. */
  before: Partial<T>;
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

function pick<T>(from: Partial<T>, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Partial<T>;
}

/**
 * Settings as they are being changed: kept in this browser until they are saved.
 *
 * What others save meanwhile is taken over where it was not changed here; where it was, `isOvertaken` tells.
 */
export function useDraft<T extends object>(key: string, stored: T) {
  const [kept, keep, forget] = useKept<Held<T> | null>(key, null);
  const held: Held<T> = kept ?? { now: {}, before: {} };
  const mine = (Object.keys(held.now) as (keyof T)[]).filter((one) => !isSame(held.now[one], stored[one]));
  const now: T = { ...stored, ...pick(held.now, mine) };
  const before: T = { ...stored, ...pick(held.before, mine) };
  return {
    now,
    before,
    isChanged: mine.length > 0,
    isOvertaken: mine.some((one) => !isSame(held.before[one], stored[one])),
    put: (change: Partial<T>) => {
      const begun = (Object.keys(change) as (keyof T)[]).filter((one) => !mine.includes(one));
      keep({
        now: { ...pick(held.now, mine), ...change },
        before: { ...pick(held.before, mine), ...pick(stored, begun) },
      });
    },
    /** Go on with what was written, over what others saved meanwhile. */
    insist: () => keep({ now: pick(held.now, mine), before: pick(stored, mine) }),
    forget,
  };
}

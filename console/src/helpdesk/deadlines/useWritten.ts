import { useMemo, useState } from "react";
import { useKept } from "@/kit/useKept";

/** What is being written of something that is kept, with the state of it that somebody began from. */
export interface Writing<T> {
  name: string;
  isOn: boolean;
  rules: T;
  readAt: string | null;
}

interface Kept<T> {
  id: number;
  name: string;
  rules: T;
  is_on: boolean;
  updated_at: string;
}

/** The draft of a policy or aging rule: kept in this browser until it is saved. */
export function useWritten<T>(kind: string, kept: Kept<T> | null, begin: { name: string; rules: T }) {
  const begun = useMemo<Writing<T>>(
    () =>
      kept
        ? { name: kept.name, isOn: kept.is_on, rules: kept.rules, readAt: kept.updated_at }
        : { name: begin.name, isOn: true, rules: begin.rules, readAt: null },
    [kept, begin],
  );
  const [held, keep, forget] = useKept<Writing<T> | null>(`${kind}:${kept?.id ?? "new"}`, null);
  const [isTold, setTold] = useState(false);
  const draft = held ?? begun;
  const said = ({ readAt: _, ...rest }: Writing<T>) => JSON.stringify(rest);
  return {
    draft,
    change: (some: Partial<Writing<T>>) => keep({ ...draft, ...some }),
    forget,
    isChanged: held !== null && said(held) !== said(begun),
    isConflict:
      kept !== null && held !== null && held.readAt !== kept.updated_at && said(held) !== said(begun),
    isTold,
    tell: () => setTold(true),
  };
}

import { useState } from "preact/hooks";
import type { Detail } from "../hand";
import type { PanelProps } from "./Panel";

const NONE: Detail[] = [];

/**
 * What the visitor is asked for now: before the first message what the store wants to know, once a person was asked for
 * only where to answer. Nobody is asked who has signed in, or has put it off; a form that was begun stays.
 */
export function useAsks({ state, look, memory }: PanelProps, isEmpty: boolean) {
  const [isOver, setOver] = useState(memory.wasAsked);
  const [begun, setBegun] = useState<Detail[]>(NONE);
  const end = (): void => {
    memory.keep({ wasAsked: true });
    setOver(true);
  };
  const wanted = look?.asks ?? NONE;
  const away: Detail[] = state.wasPersonAsked && wanted.includes("email") ? ["email"] : NONE;
  const now = isEmpty ? wanted : away;
  const details = isOver || state.isSignedIn ? NONE : begun.length > 0 ? begun : now;
  return { details, begin: () => setBegun(details), end };
}

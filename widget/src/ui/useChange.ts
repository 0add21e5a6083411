import { useEffect, useState } from "preact/hooks";

interface Changing<T> {
  state: T;
  subscribe: (listener: () => void) => () => void;
}

/** The state of something, drawn again whenever it changes. */
export function useChange<T>(of: Changing<T>): T {
  const [state, setState] = useState(of.state);
  useEffect(() => {
    setState(of.state);
    return of.subscribe(() => setState(of.state));
  }, [of]);
  return state;
}

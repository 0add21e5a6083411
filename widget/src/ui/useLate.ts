import { useEffect, useState } from "preact/hooks";
import { here, type Late, load } from "../late";

/** What comes in a part of its own, once it is there; whether it is lost, and the way to ask for it again. */
export function useLate(): { late: Late | null; isLost: boolean; again: () => void } {
  const [late, setLate] = useState(here);
  const [isLost, setLost] = useState(false);
  const again = (): void => {
    setLost(false);
    load().then(setLate, () => setLost(true));
  };
  useEffect(() => {
    if (!late) again();
  }, []);
  return { late, isLost, again };
}

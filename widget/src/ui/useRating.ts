import { useEffect, useState } from "preact/hooks";
import type * as Part from "./asked";

/** What asks how it was, once there is something to ask and its part has come; without it nothing is asked. */
export function useRating(isAsked: boolean): typeof Part | null {
  const [part, setPart] = useState<typeof Part | null>(null);
  useEffect(() => {
    if (isAsked && !part) import("./asked").then(setPart, () => undefined);
  }, [isAsked]);
  return part;
}

/** What comes in a part of its own, fetched when the first of it is to be shown: cards, forms, pictures, the Hub. */

import type { ComponentChild } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../words";
import type * as Parts from "./parts";

type All = typeof Parts;

let parts: All | null = null;

/** Fetch the part, again where it failed. */
async function load(): Promise<All> {
  parts ??= await import("./parts");
  return parts;
}

export function Part({ language, show }: { language: Language; show: (all: All) => ComponentChild }) {
  const [all, setAll] = useState(parts);
  const [isLost, setLost] = useState(false);
  const fetchAll = (): void => {
    setLost(false);
    load().then(setAll, () => setLost(true));
  };
  useEffect(() => {
    if (!all) fetchAll();
  }, []);
  if (all) return <>{show(all)}</>;
  return (
    <p class="note opening" role={isLost ? "alert" : "status"}>
      {language.say(isLost ? "partLost" : "loading")}{" "}
      {isLost && (
        <button type="button" class="link" onClick={fetchAll}>
          {language.say("retry")}
        </button>
      )}
    </p>
  );
}

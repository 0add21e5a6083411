/** Says that nobody of the shop is there, and when they are back (S4-07). */

import { moment } from "../formats";
import type { Look } from "../hand";
import type { Language } from "../words";

export function Away({ look, language }: { look: Look; language: Language }) {
  if (look.is_staffed) return null;
  return (
    <p class="away">
      {look.opens_at
        ? language.say("awayUntil", { time: moment(language, look.opens_at) })
        : language.say("away")}
    </p>
  );
}

/** A discount code: a click puts it into the cart, by the shop's own page or by the shop's link. */

import { useState } from "preact/hooks";
import { takeDiscount } from "../../acts";
import { money, percent, until } from "../../formats";
import type { Money } from "../../types";
import type { CardProps } from "./Card";

interface DiscountCard {
  code: string;
  percent: string | null;
  amount: Money | null;
  minimum: Money | null;
  ends_at: string | null;
  page: string;
}

export function Discount({ block, chat, language, base }: CardProps) {
  const card = block.card as DiscountCard;
  const [state, setState] = useState<"" | "adding" | "added" | "kept">("");
  const off = card.percent
    ? percent(language, card.percent)
    : card.amount
      ? money(language, card.amount)
      : "";

  async function take(): Promise<void> {
    setState("adding");
    const isIn = await takeDiscount(chat, card.code);
    setState(isIn ? "added" : "kept");
    if (isIn === null && card.page) location.assign(new URL(card.page, base).href);
  }

  return (
    <article class="card discount" aria-label={card.code}>
      <header>
        <h3 class="code">{card.code}</h3>
        <span class="state open">{language.say("discountOff", { amount: off })}</span>
      </header>
      <p class="placed">
        {[
          card.minimum && language.say("discountFrom", { amount: money(language, card.minimum) }),
          card.ends_at && until(language, lastMoment(card.ends_at)),
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
      <div class="options">
        <button
          type="button"
          class="main"
          disabled={state === "adding" || state === "added"}
          onClick={() => void take()}
        >
          {language.say(state === "added" ? "discountAdded" : "discountAdd")}
        </button>
      </div>
      <p class="placed" role="status">
        {state === "kept" ? language.say("discountKept") : ""}
      </p>
    </article>
  );
}

/** A code that ends at midnight counts until the day before has ended. */
function lastMoment(end: string): string {
  return new Date(Date.parse(end) - 60_000).toISOString();
}

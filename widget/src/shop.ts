/** What the widget and the shop's own page tell each other (docs/shop-page.md). */

import type { Page } from "./chat";
import type { Hand } from "./hand";

export const LONGEST_URL = 2_000;
const LONGEST_ID = 200;

/** Where the customer is, and which product the page says it shows: by a meta element, or an attribute anywhere. */
export function readPage(): Page {
  const named =
    document.querySelector<HTMLMetaElement>('meta[name="tillside:product"]')?.content ??
    document.querySelector<HTMLElement>("[data-tillside-product]")?.dataset.tillsideProduct ??
    "";
  return { url: location.href.slice(0, LONGEST_URL), product: named.trim().slice(0, LONGEST_ID) };
}

/** Fetch what tells of visits, once the page says anything of one: most pages never do. */
export function hearOfVisits(hand: Hand, begin: () => Promise<void>): void {
  let hasBegun = false;
  hand.hear = () => {
    if (hasBegun) return;
    hasBegun = true;
    begin().catch(() => {
      hasBegun = false;
    });
  };
  if (hand.hasAgreed || hand.early.length > 0) hand.hear();
}

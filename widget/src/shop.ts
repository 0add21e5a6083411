/** What the widget and the shop's own page tell each other (docs/shop-page.md). */

import type { Page } from "./api";
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

/**
 * Hand a code to the page's cart by the event `tillside:discount`. A page that takes it calls `preventDefault()` and
 * `detail.answer(promise)`; without one the answer is null.
 */
export async function addDiscount(code: string, isKept: boolean): Promise<boolean | null> {
  let answer: Promise<unknown> = Promise.resolve(true);
  const detail = {
    code,
    isKept,
    answer: (promise: Promise<unknown>): void => {
      answer = promise;
    },
  };
  const isLeft = window.dispatchEvent(new CustomEvent("tillside:discount", { detail, cancelable: true }));
  if (isLeft) return null;
  return Promise.resolve(answer).then(
    (isIn) => isIn !== false,
    () => false,
  );
}

/** Fetch what tells of a visit, once the page says anything of one: most pages never do. */
export function hearOfVisits(hand: Hand, begin: () => Promise<void>): void {
  let hasBegun = false;
  const start = (): void => {
    if (hasBegun) return;
    hasBegun = true;
    begin().catch(() => {
      hasBegun = false;
    });
  };
  for (const name of ["consent", "cart", "page"])
    window.addEventListener(`tillside:${name}`, (event) => {
      if (!hand.isHeard) hand.early.push(event);
      start();
    });
  if (hand.hasAgreed || hand.early.length > 0) start();
}

/** Tells of a visit what the shop's page says of it: a part that is fetched once there is anything to tell. */

import { Api } from "./api";
import type { Page } from "./chat";
import type { Hand } from "./hand";
import type { Memory } from "./memory";
import { LONGEST_URL, readPage } from "./shop";
import { type Cart, Visits } from "./visits";

const LONGEST_TITLE = 300;
const HEARTBEAT = 20_000;

/** A page with the names that the shop gives it. */
export interface SeenPage extends Page {
  title: string;
  product_title: string;
}

/** Tell what the page has said so far, and go on listening to it. `window` is the name of this window. */
export function visit(memory: Memory, hand: Hand, language: string, window: string): void {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  hand.isHeard = true;
  hearPage(
    new Visits(new Api(hand.base), memory, {
      store: hand.store,
      page: readSeenPage,
      language,
      timeZone,
      window,
      now: Date.now,
    }),
    hand,
  );
}

/** Where the customer is, with its names; what stands behind the address's path is left out. */
export function readSeenPage(): SeenPage {
  const { product } = readPage();
  const named =
    document.querySelector<HTMLMetaElement>('meta[property="og:title"]')?.content ?? document.title;
  return {
    url: location.origin + location.pathname.slice(0, LONGEST_URL - location.origin.length),
    title: document.title.slice(0, LONGEST_TITLE),
    product,
    product_title: product ? named.trim().slice(0, LONGEST_TITLE) : "",
  };
}

function hearPage(visits: Visits, { hasAgreed, early }: Hand): void {
  const hear = (event: Event): void => {
    const cart = cartOf(event);
    if (event.type === "tillside:consent") visits.agree(isGiven(event));
    else if (event.type === "tillside:page") visits.look();
    else if (cart) visits.fill(cart);
  };
  for (const name of ["consent", "cart", "page"]) window.addEventListener(`tillside:${name}`, hear);
  window.addEventListener("pagehide", () => visits.leave());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") visits.look();
  });
  setInterval(() => {
    if (document.visibilityState === "visible") visits.look();
  }, HEARTBEAT);
  if (hasAgreed) visits.agree(true);
  for (const event of early) hear(event);
}

function isGiven(event: Event): boolean {
  return (event as CustomEvent<{ activity?: unknown } | null>).detail?.activity === true;
}

function cartOf(event: Event): Cart | null {
  const cart = (event as CustomEvent<Cart | null>).detail;
  return cart && Array.isArray(cart.lines) ? cart : null;
}

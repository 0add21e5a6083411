/** Tells the server what the visitor does on the shop's pages, once they have agreed (docs/shop-page.md). */

import type { Api } from "./api";
import { Failure } from "./failure";
import type { Memory } from "./memory";
import type { SeenPage } from "./visiting";

/** The whole cart as the shop's page tells it; without lines there is none. */
export interface Cart {
  lines: { id: string; title: string; units: number }[];
  subtotal?: string;
  currency?: string;
}

export interface Report {
  number: number;
  pages?: SeenPage[];
  cart?: Cart & { was_there: boolean };
  language: string;
  time_zone: string;
  window: string;
  is_here: boolean;
}

export interface Looks {
  store: string;
  page: () => SeenPage;
  language: string;
  timeZone: string;
  /** The name of this window, beside others of the same browser. */
  window: string;
  now: () => number;
}

export class Visits {
  private hasAgreed = false;
  private number = 0;
  private seen = "";
  private cart: Cart | null = null;
  private isCartTold = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly api: Api,
    private readonly memory: Memory,
    private readonly looks: Looks,
  ) {}

  /** Begin to tell, or stop and let the server forget. */
  agree(isGiven: boolean): void {
    const was = this.hasAgreed;
    this.hasAgreed = isGiven;
    if (isGiven) this.look();
    else if (was || this.memory.visit) this.next(() => this.takeBack());
  }

  /** Take the cart as it is now; the first one that a page tells was there before. */
  fill(cart: Cart): void {
    const wasThere = this.cart === null;
    this.cart = cart;
    this.isCartTold = false;
    if (this.hasAgreed) this.see({ cart: { ...cart, was_there: wasThere } });
  }

  /** Say that the visitor is here, and which page they opened if it is another one. */
  look(): void {
    if (this.hasAgreed) this.see({});
  }

  /** Say that the visitor leaves the page. */
  leave(): void {
    if (this.hasAgreed && this.memory.visit)
      void this.send(this.memory.visit, { is_here: false }).catch(nothing);
  }

  /** Wait until everything is told. */
  async settled(): Promise<void> {
    await this.work;
  }

  /** Tell it in its turn, with the page as it is now. */
  private see(more: Partial<Report>): void {
    const page = this.looks.page();
    this.next(() => this.tell(page, more));
  }

  private async tell(page: SeenPage, more: Partial<Report>): Promise<void> {
    if (!this.hasAgreed) return;
    const isNew = page.url !== this.seen;
    const key = await this.key();
    const cart = more.cart ?? (this.cart && !this.isCartTold ? { ...this.cart, was_there: true } : undefined);
    await this.send(key, { ...(isNew ? { pages: [page] } : {}), ...(cart ? { cart } : {}) });
    this.seen = page.url;
    this.isCartTold = this.cart !== null;
  }

  private async takeBack(): Promise<void> {
    const key = this.memory.visit;
    if (!key) return;
    await this.consent(key, false);
    this.memory.keep({ visit: "" });
    this.seen = "";
  }

  /** Return the key of the visit: that of the chat, if there is one. */
  private async key(): Promise<string> {
    const chat = this.memory.conversation?.key;
    const kept = this.memory.visit;
    if (kept && (!chat || chat === kept)) return kept;
    if (chat) await this.consent(chat, true);
    const key = chat ?? (await this.begin()).key;
    this.memory.keep({ visit: key });
    return key;
  }

  private send(key: string, more: Partial<Report>): Promise<unknown> {
    this.number = Math.max(this.number + 1, this.looks.now());
    const { language, timeZone, window } = this.looks;
    const report = { number: this.number, language, time_zone: timeZone, window, is_here: true, ...more };
    // It goes out even while the page is being left.
    return this.api.call("POST", "/visits/reports", { key }, report, { keepalive: true });
  }

  private begin(): Promise<{ key: string }> {
    return this.api.call("POST", "/visits", null, { store: this.looks.store });
  }

  private consent(key: string, activity: boolean): Promise<unknown> {
    return this.api.call("POST", "/visits/consent", { key }, { activity });
  }

  /** Do one thing after the other; what fails is lost, for nobody waits for it. */
  private next(act: () => Promise<void>): void {
    this.work = this.work.then(act).catch((error: unknown) => {
      // A visit that is over begins anew with the next look.
      if (error instanceof Failure && error.isOver) this.memory.keep({ visit: "" });
      this.seen = "";
      this.isCartTold = false;
    });
  }
}

function nothing(): void {}

/** What the browser keeps for a store: the conversation, what is not sent yet, a discount code, and what was open. */

import type { Conversation } from "./api";
import type { Pending } from "./types";

interface Kept {
  conversation?: Conversation;
  pending?: Pending[];
  isOpen?: boolean;
  discount?: string;
}

export type Shelf = Pick<Storage, "getItem" | "setItem">;

export class Memory {
  private kept: Kept;
  private readonly name: string;

  constructor(
    store: string,
    private readonly shelf: Shelf | null,
  ) {
    this.name = `tillside:${store}`;
    this.kept = this.read();
  }

  get conversation(): Conversation | undefined {
    return this.kept.conversation;
  }

  get pending(): Pending[] {
    return this.kept.pending ?? [];
  }

  get isOpen(): boolean {
    return this.kept.isOpen === true;
  }

  /** The code that the customer took last, empty for none. */
  get discount(): string {
    return this.kept.discount ?? "";
  }

  keep(change: Kept): void {
    this.kept = { ...this.kept, ...change };
    try {
      this.shelf?.setItem(this.name, JSON.stringify(this.kept));
    } catch {
      // A full or forbidden shelf costs the customer the history after a reload, nothing else.
    }
  }

  /** Forget a conversation that is over; what was not sent stays and goes into the next one. */
  forget(): void {
    const { conversation: _, ...rest } = this.kept;
    this.kept = rest;
    this.keep({});
  }

  private read(): Kept {
    try {
      const kept: unknown = JSON.parse(this.shelf?.getItem(this.name) ?? "{}");
      return typeof kept === "object" && kept !== null ? (kept as Kept) : {};
    } catch {
      return {};
    }
  }
}

/** The browser's storage, or null where it is switched off. */
export function browserShelf(): Shelf | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** What the browser keeps for a store: the conversation, what is not sent yet, a discount code, and what was open. */

import type { Conversation } from "./api";
import type { Pending } from "./types";

interface Kept {
  conversation?: Conversation;
  pending?: Pending[];
  isOpen?: boolean;
  discount?: string;
  visit?: string;
  /** The id of the last message that was seen, and when any was. */
  read?: number;
  at?: number;
  sound?: boolean;
  /** Whether the visitor was asked for details, and has answered or put them off. */
  wasAsked?: boolean;
}

export type Shelf = Pick<Storage, "getItem" | "setItem">;

export class Memory {
  #kept: Kept;
  readonly #name: string;
  /** The messages that this window has written or taken over; the others wait in another tab. */
  readonly #own = new Set<string>();

  readonly #shelf: Shelf | null;

  constructor(store: string, shelf: Shelf | null) {
    this.#shelf = shelf;
    this.#name = `tillside:${store}`;
    this.#kept = this.#read();
    for (const item of this.pending) this.#own.add(item.id);
  }

  get conversation(): Conversation | undefined {
    return this.#kept.conversation;
  }

  get pending(): Pending[] {
    return this.#kept.pending ?? [];
  }

  get isOpen(): boolean {
    return this.#kept.isOpen === true;
  }

  /** The code that the customer took last, empty for none. */
  get discount(): string {
    return this.#kept.discount ?? "";
  }

  /** The key of the visit that the server was told of, empty for none. */
  get visit(): string {
    return this.#kept.visit ?? "";
  }

  get lastRead(): number {
    return this.#kept.read ?? 0;
  }

  /** When something was said that this browser has seen, in milliseconds. */
  get lastHeardAt(): number {
    return this.#kept.at ?? 0;
  }

  get hasSound(): boolean {
    return this.#kept.sound === true;
  }

  get wasAsked(): boolean {
    return this.#kept.wasAsked === true;
  }

  /** Keep a change beside what other tabs have kept meanwhile. */
  keep(change: Kept): void {
    const shelved = this.#shelf ? this.#read() : this.#kept;
    const next = { ...this.#kept, ...shelved, ...change };
    if (change.pending) {
      for (const item of change.pending) this.#own.add(item.id);
      const others = (shelved.pending ?? []).filter((item) => !this.#own.has(item.id));
      next.pending = [...others, ...change.pending];
    }
    this.#put(next);
  }

  /** Forget a conversation that is over; what was not sent stays and goes into the next one. */
  forget(): void {
    const { conversation: gone, ...rest } = { ...this.#kept, ...this.#read(), read: 0, wasAsked: false };
    this.#put(gone && gone.key !== this.#kept.conversation?.key ? { ...rest, conversation: gone } : rest);
  }

  /** Hear of another tab; returns whether a chat has begun or ended there. */
  hear(event: StorageEvent): boolean {
    if (event.key !== this.#name) return false;
    const before = this.#kept.conversation?.key;
    const { isOpen: _, pending: __, ...told } = this.#read();
    const { conversation: ___, ...rest } = this.#kept;
    this.#kept = { ...rest, ...told };
    return before !== this.#kept.conversation?.key;
  }

  #put(next: Kept): void {
    this.#kept = next;
    try {
      this.#shelf?.setItem(this.#name, JSON.stringify(next));
    } catch {
      // A full or forbidden shelf costs the customer the history after a reload, nothing else.
    }
  }

  #read(): Kept {
    try {
      const kept: unknown = JSON.parse(this.#shelf?.getItem(this.#name) ?? "{}");
      return typeof kept === "object" && kept !== null ? (kept as Kept) : {};
    } catch {
      return {};
    }
  }
}

/** The browser's storage, for good or for this tab; null where it is switched off. */
export function shelfOf(time: "local" | "session"): Shelf | null {
  try {
    return window[`${time}Storage`];
  } catch {
    return null;
  }
}

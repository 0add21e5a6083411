/** One chat: its state, and what waits to be sent. Knows no screen, and of the server only the line to it. */

import { Changing } from "./changing";
import type { Line } from "./line";
import type { Memory } from "./memory";
import type { Holder, Message, Pending, Question, Uploaded } from "./types";

export interface ChatState {
  messages: Message[];
  pending: Pending[];
  isTyping: boolean;
  holder: Holder;
  /** Whether a person was asked for, from the button on until they hand back. */
  wasPersonAsked: boolean;
  isSignedIn: boolean;
  /** How was it? Asked once a person has closed the matter. */
  question: Question | null;
  /** Whether the connection is lost and being sought again. */
  isLost: boolean;
}

/** Where the customer is in the shop; `product` is the shop's id of the one the page shows, empty for none. */
export interface Page {
  url: string;
  product: string;
}

export interface Surroundings {
  store: string;
  language: string;
  page: () => Page;
  newId: () => string;
  /** Wait so many milliseconds; resolves early when the network or the page comes back. */
  pause: (milliseconds: number) => Promise<void>;
  identityToken?: string | undefined;
  /** Fetch the line of a chat, which comes with what is not needed before the first word; it may fail. */
  connect: (chat: Chat) => Promise<Line>;
}

export const FIRST_PAUSE = 1_000;
export const LONGEST_PAUSE = 30_000;

export class Chat extends Changing<ChatState> {
  /** Messages that the server has and the stream has not shown yet. */
  readonly acknowledged = new Set<string>();
  #connecting: Promise<Line> | null = null;

  constructor(
    readonly memory: Memory,
    readonly around: Surroundings,
  ) {
    super({
      messages: [],
      pending: memory.pending,
      isTyping: false,
      holder: "agent",
      wasPersonAsked: memory.pending.some(isOpenWish),
      isSignedIn: false,
      question: null,
      isLost: false,
    });
  }

  /** Go on with a kept conversation: listen to it, and send what the last page could not. */
  resume(): void {
    if (this.memory.conversation || this.state.pending.length > 0) void this.line().then((line) => line.go());
  }

  send(text: string, files: Uploaded[] = []): void {
    const words = text.trim();
    if (!words && files.length === 0) return;
    const along = files.length > 0 ? { files } : {};
    this.#queue({ id: this.around.newId(), text: words, ...along });
  }

  /** Ask for a person, in the words of the button; the wish waits and is sent like a message. */
  askForPerson(text: string): void {
    if (this.state.pending.some(isOpenWish)) return;
    this.change({ wasPersonAsked: true });
    this.#queue({ id: this.around.newId(), text, wantsPerson: true });
  }

  /** Go over to the chat that another tab has begun, or leave the one that has ended there. */
  join(): void {
    void this.#connecting?.then((line) => line.hangUp());
    this.change({ messages: [], isSignedIn: false, question: null, holder: "agent", isTyping: false });
    this.resume();
  }

  identify(token: string): void {
    this.around.identityToken = token;
    if (this.memory.conversation) void this.line().then((line) => line.identify(token));
  }

  /** The line to the server. Until it could be fetched, the chat has none, says so, and goes on trying. */
  line(): Promise<Line> {
    this.#connecting ??= this.#connect();
    return this.#connecting;
  }

  keepPending(pending: Pending[]): void {
    this.change({ pending });
    this.memory.keep({ pending: pending.filter((item) => !this.acknowledged.has(item.id)) });
  }

  #queue(item: Pending): void {
    this.keepPending([...this.state.pending, item]);
    this.resume();
  }

  async #connect(): Promise<Line> {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE))
      try {
        const line = await this.around.connect(this);
        this.change({ isLost: false });
        return line;
      } catch {
        this.change({ isLost: true });
        await this.around.pause(pause);
      }
  }
}

/** Whether it is a wish for a person that the server has not refused. */
export function isOpenWish(item: Pending): boolean {
  return item.wantsPerson === true && !item.problem;
}

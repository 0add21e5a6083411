/** One chat: its state, what is sent and what arrives. Knows no screen. */

import type { Api, Contact, Conversation, Page } from "./api";
import { readEvents, type ServerEvent } from "./events";
import { Failure } from "./failure";
import type { Memory } from "./memory";
import type { Holder, HubPage, Message, Pending, Problem, Uploaded } from "./types";

export interface ChatState {
  messages: Message[];
  pending: Pending[];
  isTyping: boolean;
  holder: Holder;
  /** Whether a person was asked for, from the button on until they hand back. */
  wasPersonAsked: boolean;
  isSignedIn: boolean;
  /** Whether the connection is lost and being sought again. */
  isLost: boolean;
}

export interface Surroundings {
  store: string;
  language: string;
  page: () => Page;
  /** Hand a code to the shop's page; resolves to whether it is in the cart now, null where the page takes none. */
  addDiscount: (code: string, isKept: boolean) => Promise<boolean | null>;
  newId: () => string;
  /** Wait so many milliseconds; resolves early when the network or the page comes back. */
  pause: (milliseconds: number) => Promise<void>;
  identityToken?: string | undefined;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const SILENCE = 60_000;

export class Chat {
  state: ChatState;
  private listeners = new Set<() => void>();
  private starting: Promise<Conversation> | null = null;
  private isSending = false;
  private listener: AbortController | null = null;

  constructor(
    private readonly api: Api,
    private readonly memory: Memory,
    private readonly around: Surroundings,
  ) {
    this.state = {
      messages: [],
      pending: memory.pending,
      isTyping: false,
      holder: "agent",
      wasPersonAsked: memory.pending.some(isOpenWish),
      isSignedIn: false,
      isLost: false,
    };
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Go on with a kept conversation: listen to it, and send what the last page could not. */
  resume(): void {
    if (this.memory.conversation) this.listen();
    void this.sendAll();
  }

  send(text: string, files: Uploaded[] = []): void {
    const words = text.trim();
    if (!words && files.length === 0) return;
    const along = files.length > 0 ? { files } : {};
    this.keepPending([...this.state.pending, { id: this.around.newId(), text: words, ...along }]);
    void this.sendAll();
  }

  /** Send once more what the server refused; it keeps its id. */
  retry(id: string): void {
    const again = ({ problem: _, ...item }: Pending) => item;
    this.keepPending(this.state.pending.map((item) => (item.id === id ? again(item) : item)));
    this.change({ wasPersonAsked: this.state.wasPersonAsked || this.state.pending.some(isOpenWish) });
    void this.sendAll();
  }

  drop(id: string): void {
    this.keepPending(this.state.pending.filter((item) => item.id !== id));
  }

  /** Hand a file over for the next message; in a new conversation, where the kept one is over. */
  async attach(file: File, onProgress: (share: number) => void): Promise<Uploaded | Problem> {
    let uploaded: Uploaded | null = null;
    const act = async (conversation: Conversation): Promise<void> => {
      try {
        uploaded = await this.api.upload(conversation, file, onProgress);
      } catch (error) {
        if (!(error instanceof Failure && error.isOver)) throw error;
        this.startOver();
        uploaded = await this.api.upload(await this.conversation(), file, onProgress);
      }
    };
    return (await this.attempt(act)) ?? (uploaded as unknown as Uploaded);
  }

  /** Fetch a file of this chat; null where it cannot be had. */
  async fetchFile(key: string): Promise<Blob | null> {
    const conversation = this.memory.conversation;
    if (!conversation) return null;
    let file: Blob | null = null;
    await this.attempt(async () => {
      file = await this.api.file(conversation, key);
    });
    return file;
  }

  /** Ask for a person, in the words of the button; the wish waits and is sent like a message. */
  askForPerson(text: string): void {
    if (this.state.pending.some(isOpenWish)) return;
    this.change({ wasPersonAsked: true });
    this.keepPending([...this.state.pending, { id: this.around.newId(), text, wantsPerson: true }]);
    void this.sendAll();
  }

  /** Say something of the visitor; resolves to what is still asked for, or to what is wrong. */
  async tell(contact: Contact): Promise<string[] | Problem> {
    let asks: string[] = [];
    const problem = await this.attempt(async (conversation) => {
      asks = (await this.api.tell(conversation, contact)).asks;
    });
    return problem ?? asks;
  }

  /** Go over to the chat that another tab has begun, or leave the one that has ended there. */
  join(): void {
    this.listener?.abort();
    this.listener = null;
    this.change({ messages: [], isSignedIn: false, holder: "agent", isTyping: false });
    if (this.memory.conversation) this.listen();
  }

  async askForCode(email: string): Promise<Problem | null> {
    return this.attempt((conversation) => this.api.askForCode(conversation, email.trim()));
  }

  async enterCode(code: string): Promise<Problem | null> {
    const problem = await this.attempt((conversation) => this.api.enterCode(conversation, code.trim()));
    if (!problem) this.change({ isSignedIn: true });
    return problem;
  }

  /** The shop's name, if its customers may sign in with their account there, else empty. */
  async accountAt(): Promise<string> {
    let name = "";
    await this.attempt(async (conversation) => {
      const { account, store } = await this.api.read(conversation);
      if (account) name = store.name;
    });
    return name;
  }

  /** Return where the window of the shop's own sign-in goes. */
  async beginAccount(): Promise<string | Problem> {
    let url = "";
    const problem = await this.attempt(async (conversation) => {
      url = (await this.api.beginAccount(conversation)).url;
    });
    return problem ?? url;
  }

  /** Sign in with the value that the window has handed back. */
  async takeAccount(value: string): Promise<Problem | null> {
    const problem = await this.attempt((conversation) => this.api.takeAccount(conversation, value));
    if (!problem) this.change({ isSignedIn: true });
    return problem;
  }

  async identify(token: string): Promise<Problem | null> {
    this.around.identityToken = token;
    const conversation = this.memory.conversation;
    return conversation ? this.attempt(() => this.api.identify(conversation, token)) : null;
  }

  /** Return the address of the Hub's own page for one edit of one order, good for one opening within a minute. */
  async openHub(orderId: string, edit: HubPage | null): Promise<string | Problem> {
    let url = "";
    const problem = await this.attempt(async (conversation) => {
      url = (await this.api.hubTicket(conversation, orderId, edit)).url;
    });
    return problem ?? url;
  }

  /**
   * Take a code from its card: into the cart by the shop's own page, and kept with the chat for a cart made later.
   * Resolves to whether it is in the cart, null where the shop's page takes none.
   */
  async takeDiscount(code: string): Promise<boolean | null> {
    this.memory.keep({ discount: code });
    const [isIn] = await Promise.all([
      this.around.addDiscount(code, false),
      this.attempt((conversation) => this.api.keepDiscount(conversation, code)),
    ]);
    if (isIn === false) this.memory.keep({ discount: "" });
    return isIn;
  }

  /** Hand the code that was taken on an earlier page to this page's cart. */
  remindOfDiscount(): void {
    if (this.memory.discount) void this.around.addDiscount(this.memory.discount, true);
  }

  private async attempt(act: (conversation: Conversation) => Promise<unknown>): Promise<Problem | null> {
    try {
      const conversation = await this.conversation();
      await act(conversation);
      return null;
    } catch (error) {
      if (error instanceof Failure) return error.problem;
      throw error;
    }
  }

  private async conversation(): Promise<Conversation> {
    const kept = this.memory.conversation;
    if (kept) return kept;
    this.starting ??= this.start().finally(() => {
      this.starting = null;
    });
    return this.starting;
  }

  private async start(): Promise<Conversation> {
    const { store, language, identityToken } = this.around;
    const opened = await this.api.start({
      store,
      language,
      ...(identityToken ? { identity_token: identityToken } : {}),
      ...(this.memory.visit ? { visit: this.memory.visit } : {}),
    });
    const conversation = { conversation: opened.conversation, key: opened.key };
    this.memory.keep({ conversation });
    this.listen();
    return conversation;
  }

  /** Send what waits, one after the other in the order it was written, each until the server has it. */
  private async sendAll(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    let pause = FIRST_PAUSE;
    try {
      for (let next = this.nextPending(); next; next = this.nextPending()) {
        try {
          const conversation = await this.conversation();
          if (next.wantsPerson) await this.api.askForPerson(conversation, next.id);
          else await this.api.send(conversation, next.id, next.text, next.files ?? [], this.around.page());
          pause = FIRST_PAUSE;
          this.acknowledge(next);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          if (error.isOver && this.memory.conversation) this.startOver();
          else if (error.isLasting) this.refuse(next, error.problem);
          else {
            this.change({ isLost: error.status === 0 });
            await this.around.pause(Math.max(pause, (error.problem.retryAfter ?? 0) * 1_000));
            pause = Math.min(pause * 2, LONGEST_PAUSE);
          }
        }
      }
    } finally {
      this.isSending = false;
    }
  }

  private nextPending(): Pending | undefined {
    return this.state.pending.find((item) => !item.problem && !this.acknowledged.has(item.id));
  }

  /** Messages that the server has and the stream has not shown yet. */
  private acknowledged = new Set<string>();

  /** The server has it: it is kept no longer, and stays on the screen until the stream brings it back. */
  private acknowledge(item: Pending): void {
    this.acknowledged.add(item.id);
    this.change({ isLost: false });
    this.memory.keep({ pending: this.state.pending.filter((other) => !this.acknowledged.has(other.id)) });
    this.settle();
  }

  private refuse(item: Pending, problem: Problem): void {
    this.keepPending(
      this.state.pending.map((other) => (other.id === item.id ? { ...other, problem } : other)),
    );
    if (item.wantsPerson) this.change({ wasPersonAsked: false });
  }

  private startOver(): void {
    this.memory.forget();
    this.listener?.abort();
    this.listener = null;
    const wasPersonAsked = this.state.pending.some(isOpenWish);
    this.change({ isSignedIn: false, holder: "agent", wasPersonAsked, isTyping: false });
  }

  private listen(): void {
    if (this.listener) return;
    const controller = new AbortController();
    this.listener = controller;
    void this.follow(controller.signal);
  }

  /** Keep one stream open for as long as the conversation lasts, going on after the last message seen. */
  private async follow(signal: AbortSignal): Promise<void> {
    let pause = FIRST_PAUSE;
    while (!signal.aborted) {
      const conversation = this.memory.conversation;
      if (!conversation) return;
      try {
        const stream = await this.api.events(conversation, this.lastSeen(), signal);
        // A new stream tells only what differs from a chat that the agent holds and nobody types in.
        this.change({ isLost: false, holder: "agent", isTyping: false });
        pause = FIRST_PAUSE;
        await readEvents(stream, SILENCE, (event) => this.take(event));
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Failure && error.isOver) return this.startOver();
      }
      if (signal.aborted) return;
      this.change({ isTyping: false, isLost: true });
      await this.around.pause(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  private lastSeen(): number {
    return this.state.messages.at(-1)?.id ?? 0;
  }

  private take(event: ServerEvent): void {
    const data: unknown = JSON.parse(event.data);
    if (event.name === "message") this.show(data as Message);
    else if (event.name === "typing") this.change({ isTyping: (data as { typing: boolean }).typing });
    else if (event.name === "holder") this.hold((data as { holder: Holder }).holder);
    else if (event.name === "signed_in") this.change({ isSignedIn: true });
  }

  private hold(holder: Holder): void {
    this.change({ holder, wasPersonAsked: holder === "person" || this.state.pending.some(isOpenWish) });
  }

  private show(message: Message): void {
    if (this.state.messages.some((other) => other.id === message.id)) return;
    const messages = [...this.state.messages, message].sort((left, right) => left.id - right.id);
    this.memory.keep({ at: Date.now() });
    const isAnswer = message.author !== "customer";
    this.change({ messages, isTyping: isAnswer ? false : this.state.isTyping });
    this.settle();
  }

  /** Take off the waiting list what the stream has brought back. */
  private settle(): void {
    const arrived = new Set(this.state.messages.map((message) => message.client_id));
    const waiting = this.state.pending.filter((item) => !arrived.has(item.id));
    if (waiting.length === this.state.pending.length) return;
    this.keepPending(waiting);
  }

  private keepPending(pending: Pending[]): void {
    this.change({ pending });
    this.memory.keep({ pending: pending.filter((item) => !this.acknowledged.has(item.id)) });
  }

  private change(change: Partial<ChatState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Whether it is a wish for a person that the server has not refused. */
function isOpenWish(item: Pending): boolean {
  return item.wantsPerson === true && !item.problem;
}

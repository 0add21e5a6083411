/** The line between a chat and the server: what waits is sent once each and in order, what is said there is heard. */

import type { Api, Conversation } from "./api";
import { type Chat, FIRST_PAUSE, isOpenWish, LONGEST_PAUSE } from "./chat";
import { readEvents, type ServerEvent } from "./events";
import { Failure } from "./failure";
import type { Holder, Message, Pending, Problem, Question } from "./types";

const SILENCE = 60_000;
const DONE = {};

interface Typing {
  typing: boolean;
  /** After so long it is over by itself. */
  for_seconds?: number;
}

interface Asked {
  question: Question | null;
}

export class Line {
  private starting: Promise<Conversation> | null = null;
  private isSending = false;
  private listener: AbortController | null = null;
  private ending: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly chat: Chat,
    private readonly api: Api,
  ) {}

  /** Listen to the conversation, if there is one, and send what waits. */
  go(): void {
    if (this.memory.conversation) this.listen();
    void this.sendAll();
  }

  /** Listen no longer. */
  hangUp(): void {
    this.listener?.abort();
    this.listener = null;
  }

  /** Send once more what the server refused; it keeps its id. */
  retry(id: string): void {
    const { chat } = this;
    const again = ({ problem: _, ...item }: Pending) => item;
    chat.keepPending(chat.state.pending.map((item) => (item.id === id ? again(item) : item)));
    chat.change({ wasPersonAsked: chat.state.wasPersonAsked || chat.state.pending.some(isOpenWish) });
    this.go();
  }

  identify(token: string): Promise<Problem | null> {
    return this.attempt((of, api) => api.post(of, "/identity", { token }));
  }

  /** Do something in the conversation, which begins with it if there is none; resolves to what is wrong. */
  async attempt(act: (of: Conversation, api: Api) => Promise<unknown>): Promise<Problem | null> {
    const answer = await this.ask<object>(async (of, api) => {
      await act(of, api);
      return DONE;
    });
    return answer === DONE ? null : (answer as Problem);
  }

  /** Ask something of the conversation; resolves to the answer, or to what is wrong. */
  async ask<T>(act: (of: Conversation, api: Api) => Promise<T>): Promise<T | Problem> {
    try {
      return await act(await this.conversation(), this.api);
    } catch (error) {
      if (error instanceof Failure) return error.problem;
      throw error;
    }
  }

  /** Leave a conversation that is over, and begin another. */
  async beginAnew(): Promise<Conversation> {
    this.startOver();
    return this.conversation();
  }

  private get memory() {
    return this.chat.memory;
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
    const { store, language, identityToken } = this.chat.around;
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
          if (next.wantsPerson) await this.api.post(conversation, "/person", { id: next.id });
          else
            await this.api.send(conversation, next.id, next.text, next.files ?? [], this.chat.around.page());
          pause = FIRST_PAUSE;
          this.acknowledge(next);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          if (error.isOver && this.memory.conversation) this.startOver();
          else if (error.isLasting) this.refuse(next, error.problem);
          else {
            this.chat.change({ isLost: error.status === 0 });
            await this.chat.around.pause(Math.max(pause, (error.problem.retryAfter ?? 0) * 1_000));
            pause = Math.min(pause * 2, LONGEST_PAUSE);
          }
        }
      }
    } finally {
      this.isSending = false;
    }
  }

  private nextPending(): Pending | undefined {
    return this.chat.state.pending.find((item) => !item.problem && !this.chat.acknowledged.has(item.id));
  }

  /** The server has it: it is kept no longer, and stays on the screen until the stream brings it back. */
  private acknowledge(item: Pending): void {
    const { chat } = this;
    chat.acknowledged.add(item.id);
    chat.change({ isLost: false });
    chat.keepPending(chat.state.pending);
    this.settle();
  }

  private refuse(item: Pending, problem: Problem): void {
    const { chat } = this;
    chat.keepPending(
      chat.state.pending.map((other) => (other.id === item.id ? { ...other, problem } : other)),
    );
    if (item.wantsPerson) chat.change({ wasPersonAsked: false });
  }

  private startOver(): void {
    this.memory.forget();
    this.hangUp();
    const wasPersonAsked = this.chat.state.pending.some(isOpenWish);
    this.chat.change({ isSignedIn: false, question: null, holder: "agent", wasPersonAsked, isTyping: false });
  }

  private listen(): void {
    if (this.listener) return;
    const controller = new AbortController();
    this.listener = controller;
    void this.follow(controller.signal);
  }

  /** Keep one stream open for as long as the conversation lasts, going on after the last message seen. */
  private async follow(signal: AbortSignal): Promise<void> {
    const { chat } = this;
    let pause = FIRST_PAUSE;
    while (!signal.aborted) {
      const conversation = this.memory.conversation;
      if (!conversation) return;
      try {
        const stream = await this.api.events(conversation, chat.state.messages.at(-1)?.id ?? 0, signal);
        // A new stream tells only what differs from a chat that the agent holds and nobody types in.
        chat.change({ isLost: false, holder: "agent", isTyping: false });
        pause = FIRST_PAUSE;
        await readEvents(stream, SILENCE, (event) => this.take(event));
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof Failure && error.isOver) return this.startOver();
      }
      if (signal.aborted) return;
      chat.change({ isTyping: false, isLost: true });
      await chat.around.pause(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  private take(event: ServerEvent): void {
    const data: unknown = JSON.parse(event.data);
    if (event.name === "message") this.show(data as Message);
    else if (event.name === "typing") this.type(data as Typing);
    else if (event.name === "rating") this.chat.change({ question: (data as Asked).question });
    else if (event.name === "holder") this.hold((data as { holder: Holder }).holder);
    else if (event.name === "signed_in") this.chat.change({ isSignedIn: true });
  }

  /** Somebody is writing an answer; a person who says so no more is done after some seconds. */
  private type({ typing, for_seconds }: Typing): void {
    clearTimeout(this.ending);
    this.chat.change({ isTyping: typing });
    if (typing && for_seconds)
      this.ending = setTimeout(() => this.chat.change({ isTyping: false }), for_seconds * 1_000);
  }

  private hold(holder: Holder): void {
    const wasPersonAsked = holder === "person" || this.chat.state.pending.some(isOpenWish);
    this.chat.change({ holder, wasPersonAsked });
  }

  private show(message: Message): void {
    const { messages: known, isTyping, question } = this.chat.state;
    if (known.some((other) => other.id === message.id)) return;
    const messages = [...known, message].sort((left, right) => left.id - right.id);
    this.memory.keep({ at: Date.now() });
    const isOwn = message.author === "customer";
    // Whoever writes on is no longer asked how it was.
    const isOver = isOwn && question && Date.parse(message.created_at) > Date.parse(question.asked_at);
    this.chat.change({ messages, isTyping: isOwn && isTyping, question: isOver ? null : question });
    this.settle();
  }

  /** Take off the waiting list what the stream has brought back. */
  private settle(): void {
    const { messages, pending } = this.chat.state;
    const arrived = new Set(messages.map((message) => message.client_id));
    const waiting = pending.filter((item) => !arrived.has(item.id));
    if (waiting.length < pending.length) this.chat.keepPending(waiting);
  }
}

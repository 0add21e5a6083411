/** The calls to the webchat interface. Knows addresses and errors, keeps no state. */

import type { HubPage, Problem } from "./types";

export interface Conversation {
  conversation: string;
  key: string;
}

/** Where the customer is in the shop; `product` is the shop's id of the one the page shows, empty for none. */
export interface Page {
  url: string;
  product: string;
}

export interface Sent {
  message_id: number | null;
}

/** A call that did not succeed. `isLasting` says that trying the same again changes nothing. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail);
  }

  get isLasting(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 429 && this.status !== 408;
  }

  /** The session or conversation is gone: only a new one helps. */
  get isOver(): boolean {
    return this.status === 401 || this.status === 404;
  }
}

export interface Start {
  store: string;
  language: string;
  identity_token?: string;
}

export class Api {
  constructor(
    private readonly base: string,
    private readonly fetcher: typeof fetch = (...args) => fetch(...args),
  ) {}

  start(start: Start): Promise<Conversation> {
    return this.call("POST", "/conversations", null, start);
  }

  send(to: Conversation, id: string, text: string, page: Page): Promise<Sent> {
    return this.call("POST", `/conversations/${to.conversation}/messages`, to, {
      id,
      text,
      page_url: page.url,
      page_product: page.product,
    });
  }

  keepDiscount(of: Conversation, code: string): Promise<unknown> {
    return this.call("POST", `/conversations/${of.conversation}/discount`, of, { code });
  }

  askForCode(of: Conversation, email: string): Promise<unknown> {
    return this.call("POST", `/conversations/${of.conversation}/sign-in`, of, { email });
  }

  enterCode(of: Conversation, code: string): Promise<unknown> {
    return this.call("POST", `/conversations/${of.conversation}/sign-in/code`, of, { code });
  }

  /** Tell what may be done in this chat. */
  read(of: Conversation): Promise<{ account: boolean; store: { name: string } }> {
    return this.call("GET", `/conversations/${of.conversation}`, of);
  }

  beginAccount(of: Conversation): Promise<{ url: string }> {
    return this.call("POST", `/conversations/${of.conversation}/sign-in/account`, of, {});
  }

  takeAccount(of: Conversation, value: string): Promise<unknown> {
    return this.call("POST", `/conversations/${of.conversation}/sign-in/account/value`, of, { value });
  }

  identify(of: Conversation, token: string): Promise<unknown> {
    return this.call("POST", `/conversations/${of.conversation}/identity`, of, { token });
  }

  askForPerson(of: Conversation, id: string): Promise<unknown> {
    return this.call("POST", `/conversations/${of.conversation}/person`, of, { id });
  }

  hubTicket(of: Conversation, orderId: string, edit: HubPage | null): Promise<{ url: string }> {
    return this.call("POST", `/conversations/${of.conversation}/hub-ticket`, of, { order_id: orderId, edit });
  }

  /** Open the stream of events after a message id. */
  async events(of: Conversation, after: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const response = await this.request(
      "GET",
      `/conversations/${of.conversation}/events?after=${after}`,
      of,
      {
        headers: { Accept: "text/event-stream" },
        signal,
      },
    );
    if (!response.body) throw offline();
    return response.body;
  }

  private async call<T>(method: string, path: string, as: Conversation | null, body?: object): Promise<T> {
    const init: RequestInit = { signal: AbortSignal.timeout(20_000) };
    if (body) {
      init.body = JSON.stringify(body);
      init.headers = { "Content-Type": "application/json" };
    }
    const response = await this.request(method, path, as, init);
    const text = await response.text().catch(() => {
      throw offline();
    });
    return (text ? JSON.parse(text) : {}) as T;
  }

  private async request(method: string, path: string, as: Conversation | null, init: RequestInit) {
    const headers = new Headers(init.headers);
    if (as) headers.set("Authorization", `Bearer ${as.key}`);
    let response: Response;
    try {
      response = await this.fetcher(`${this.base}/api/v1/webchat${path}`, {
        ...init,
        method,
        headers,
        credentials: "omit",
      });
    } catch {
      throw offline();
    }
    if (!response.ok) throw await failure(response);
    return response;
  }
}

function offline(): Failure {
  return new Failure(0, { code: "offline", detail: "" });
}

async function failure(response: Response): Promise<Failure> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const problem: Problem = { code: String(body.code ?? "unavailable"), detail: String(body.detail ?? "") };
  if (typeof body.retry_after === "number") problem.retryAfter = body.retry_after;
  return new Failure(response.status, problem);
}

/** The calls to the webchat interface. Knows addresses and errors, keeps no state. */

import type { Page } from "./chat";
import { failure, offline } from "./failure";
import type { Look } from "./hand";
import type { Uploaded } from "./types";

const PREFIX = "/api/v1/webchat";

interface Key {
  key: string;
}

export interface Conversation extends Key {
  conversation: string;
}

export interface Sent {
  message_id: number | null;
}

export interface Start {
  store: string;
  language: string;
  identity_token?: string;
  /** The key of a visit without a chat, which then becomes the chat's. */
  visit?: string;
  contact?: Contact;
}

/** What a visitor says of themselves. */
export interface Contact {
  email?: string;
  topic?: string;
  order?: string;
}

export class Api {
  constructor(
    private readonly base: string,
    private readonly fetcher: typeof fetch = (...args) => fetch(...args),
  ) {}

  start(start: Start): Promise<Conversation> {
    return this.call("POST", "/conversations", null, start);
  }

  /** Say something of a conversation. */
  post<T = unknown>(of: Conversation, path: string, body: object): Promise<T> {
    return this.call("POST", pathOf(of, path), of, body);
  }

  /** Where something of a conversation is, for what the browser's `fetch` cannot do. */
  address(of: Conversation, path: string): string {
    return this.base + PREFIX + pathOf(of, path);
  }

  window(store: string): Promise<Look> {
    return this.call("GET", `/window?store=${encodeURIComponent(store)}`, null);
  }

  send(to: Conversation, id: string, text: string, files: Uploaded[], page: Page): Promise<Sent> {
    return this.post(to, "/messages", {
      id,
      text,
      files: files.map((file) => file.key),
      page_url: page.url,
      page_product: page.product,
    });
  }

  /** Fetch a file that was sent in this chat. */
  async file(of: Conversation, key: string): Promise<Blob> {
    const response = await this.request("GET", `/conversations/${of.conversation}/files/${key}`, of, {});
    return response.blob().catch(() => {
      throw offline();
    });
  }

  /** Tell what may be done in this chat. */
  read(of: Conversation): Promise<{ account: boolean; store: { name: string }; asks: string[] }> {
    return this.call("GET", `/conversations/${of.conversation}`, of);
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

  async call<T>(
    method: string,
    path: string,
    as: Key | null,
    body?: object,
    more: RequestInit = {},
  ): Promise<T> {
    const init: RequestInit = { signal: AbortSignal.timeout(20_000), ...more };
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

  private async request(method: string, path: string, as: Key | null, init: RequestInit) {
    const headers = new Headers(init.headers);
    if (as) headers.set("Authorization", `Bearer ${as.key}`);
    let response: Response;
    try {
      response = await this.fetcher(`${this.base}${PREFIX}${path}`, {
        ...init,
        method,
        headers,
        credentials: "omit",
      });
    } catch {
      throw offline();
    }
    if (!response.ok) throw failure(response.status, await response.json().catch(() => ({})));
    return response;
  }
}

function pathOf({ conversation }: Conversation, path: string): string {
  return `/conversations/${conversation}${path}`;
}

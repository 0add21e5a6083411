/** The calls to the webchat interface. Knows addresses and errors, keeps no state. */

import { failure, offline } from "./failure";
import type { Look } from "./hand";
import type { HubPage, Uploaded } from "./types";
import { upload } from "./upload";
import type { Report } from "./visits";

const PREFIX = "/api/v1/webchat";

interface Key {
  key: string;
}

export interface Conversation extends Key {
  conversation: string;
}

/** Where the customer is in the shop; `product` is the shop's id of the one the page shows, empty for none. */
export interface Page {
  url: string;
  product: string;
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

  window(store: string): Promise<Look> {
    return this.call("GET", `/window?store=${encodeURIComponent(store)}`, null);
  }

  tell(of: Conversation, contact: Contact): Promise<{ asks: string[] }> {
    return this.call("POST", `/conversations/${of.conversation}/contact`, of, contact);
  }

  beginVisit(store: string): Promise<{ key: string }> {
    return this.call("POST", "/visits", null, { store });
  }

  consent(key: string, activity: boolean): Promise<unknown> {
    return this.call("POST", "/visits/consent", { key }, { activity });
  }

  /** Tell of a visit; it goes out even while the page is being left. */
  report(key: string, report: Report): Promise<unknown> {
    return this.call("POST", "/visits/reports", { key }, report, { keepalive: true });
  }

  send(to: Conversation, id: string, text: string, files: Uploaded[], page: Page): Promise<Sent> {
    return this.call("POST", `/conversations/${to.conversation}/messages`, to, {
      id,
      text,
      files: files.map((file) => file.key),
      page_url: page.url,
      page_product: page.product,
    });
  }

  /** Hand a file over for a message; `onProgress` hears which share has gone. */
  upload(to: Conversation, file: File, onProgress: (share: number) => void): Promise<Uploaded> {
    return upload(`${this.base}${PREFIX}/conversations/${to.conversation}/files`, to.key, file, onProgress);
  }

  /** Fetch a file that was sent in this chat. */
  async file(of: Conversation, key: string): Promise<Blob> {
    const response = await this.request("GET", `/conversations/${of.conversation}/files/${key}`, of, {});
    return response.blob().catch(() => {
      throw offline();
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
  read(of: Conversation): Promise<{ account: boolean; store: { name: string }; asks: string[] }> {
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

  private async call<T>(
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

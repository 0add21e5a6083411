/** A small webchat server in memory, which can lose answers, and a chat that talks to it. */

import { Api } from "../src/api";
import { Chat } from "../src/chat";
import { Line } from "../src/line";
import { Memory, type Shelf } from "../src/memory";
import type { Message } from "../src/types";

export class Server {
  readonly messages: Message[] = [];
  readonly calls: string[] = [];
  readonly sessions: string[] = [];
  /** How the next calls whose path matches end: `drop` loses the request, `deaf` loses the answer, else a status. */
  readonly faults: { path: RegExp; how: "drop" | "deaf" | number; code?: string; retryAfter?: number }[] = [];
  /** Whether customers may sign in with their account at the shop. */
  account = false;
  private readonly seen = new Map<string, number>();
  private readonly streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input));
    const path = url.pathname.replace("/api/v1/webchat", "");
    this.calls.push(`${init.method} ${path}`);
    const fault = this.faults.find((item) => item.path.test(`${init.method} ${path}`));
    if (fault) this.faults.splice(this.faults.indexOf(fault), 1);
    if (fault?.how === "drop") throw new TypeError("network");
    if (typeof fault?.how === "number")
      return json(fault.how, { code: fault.code ?? "x", detail: "Refused.", retry_after: fault.retryAfter });
    const response = this.answer(init.method ?? "GET", path, url, init);
    if (fault?.how === "deaf") throw new TypeError("network");
    return response;
  };

  /** Say something to everybody who listens. */
  say(message: Partial<Message>): Message {
    const said: Message = {
      id: this.messages.length + 1,
      author: "agent",
      blocks: [{ type: "text", text: "Hello", lang: "en" }],
      language: "en",
      created_at: "2026-11-18T10:00:00Z",
      client_id: null,
      ...message,
    };
    this.messages.push(said);
    this.push("message", said, said.id);
    return said;
  }

  push(name: string, data: object, id?: number): void {
    for (const stream of this.streams) stream.enqueue(frame(name, data, id));
  }

  /** Break every open stream, as a lost network does. */
  hangUp(): void {
    for (const stream of this.streams) stream.error(new TypeError("network"));
    this.streams.clear();
  }

  private answer(method: string, path: string, url: URL, init: RequestInit): Response {
    const body = init.body ? (JSON.parse(String(init.body)) as Record<string, string>) : {};
    if (path === "/conversations") {
      this.sessions.push(`key-${this.sessions.length + 1}`);
      return json(201, { conversation: `c${this.sessions.length}`, key: this.sessions.at(-1) });
    }
    if (new Headers(init.headers).get("Authorization") !== `Bearer ${this.sessions.at(-1)}`)
      return json(401, { code: "sign_in_required", detail: "Start again." });
    if (path.endsWith("/events")) return this.listen(Number(url.searchParams.get("after")));
    if (method === "POST" && path.endsWith("/messages")) return this.accept(body.id ?? "", body.text ?? "");
    if (method === "POST" && path.endsWith("/person")) return this.accept(body.id ?? "", "A person, please");
    if (method === "GET") return json(200, { account: this.account, store: { name: "Linden & Loom" } });
    if (path.endsWith("/sign-in/account")) return json(200, { url: "https://accounts.test/" });
    return json(202, {});
  }

  private accept(id: string, text: string): Response {
    if (!this.seen.has(id)) {
      const said = this.say({
        author: "customer",
        client_id: id,
        blocks: [{ type: "text", text, lang: "" }],
      });
      this.seen.set(id, said.id);
    }
    return json(202, { message_id: this.seen.get(id) });
  }

  private listen(after: number): Response {
    const missed = this.messages.filter((message) => message.id > after);
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.streams.add(controller);
        for (const message of missed) controller.enqueue(frame("message", message, message.id));
      },
    });
    return new Response(stream);
  }
}

/** Somebody's browser: a shelf that survives a reload, and `load` for each time the page is opened. */
export class Browser {
  readonly kept = new Map<string, string>();
  readonly pauses: number[] = [];
  /** How often the line cannot be fetched. */
  lost = 0;
  private ids = 0;
  private readonly shelf: Shelf = {
    getItem: (name) => this.kept.get(name) ?? null,
    setItem: (name, value) => void this.kept.set(name, value),
  };

  constructor(private readonly server: Server) {}

  load(): Chat {
    const api = new Api("http://till.test", this.server.fetch);
    return new Chat(new Memory("demo", this.shelf), {
      connect: async (chat) => {
        if (this.lost-- > 0) throw new TypeError("network");
        return new Line(chat, api);
      },
      store: "demo",
      language: "en",
      page: () => ({ url: "http://shop.test/", product: "" }),
      newId: () => `m${++this.ids}`,
      pause: (milliseconds) => {
        this.pauses.push(milliseconds);
        return new Promise((resolve) => setTimeout(resolve));
      },
    });
  }
}

/** Let everything that is under way come to rest. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
}

export function textOf(message: Message): string {
  return message.blocks.map((block) => (block.type === "text" ? block.text : "")).join("");
}

function frame(name: string, data: object, id?: number): Uint8Array {
  const mark = id === undefined ? "" : `id: ${id}\n`;
  return new TextEncoder().encode(`${mark}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
}

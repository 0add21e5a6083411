import type { GetDeskTicketsData, LifeState } from "@/api";

/** What of the inbox is looked at; it stands in the address, so that it can be kept and sent on. */
export interface Look {
  /** `all`, `unassigned`, `mine`, `agent`, `closed`, `team:<number>` or `view:<number>`. */
  queue?: string;
  /** Besides what the queue holds by itself: also what is closed, or nothing else. */
  state?: "any" | "closed";
  channel?: string;
  topic?: string;
  tag?: string;
  priority?: string;
  language?: string;
  assignee?: number;
  customer?: number;
  /** The number of the store; the address's `store` is that of the pages about one store. */
  brand?: number;
  unread?: true;
  order?: Order;
}

export type Order = "newest" | "waiting" | "priority";
export type Asked = NonNullable<GetDeskTicketsData["query"]>;

export const ORDERS: readonly Order[] = ["newest", "waiting", "priority"];
export const CHANNELS = ["webchat", "email", "sms", "whatsapp"] as const;
export const PRIORITIES = ["urgent", "high", "normal", "low"] as const;
export const TOPICS = [
  "checkout",
  "edit_orders",
  "order_status",
  "pricing_discounts",
  "product_details",
  "product_interest",
  "returns_delivered_orders",
  "shipping",
  "store_details",
  "wholesale",
] as const;
export const ALL_STATES: LifeState[] = ["open", "waiting", "closed"];
/** What narrows a queue; `state` and `order` stand beside. */
export const FILTERS = [
  "state",
  "channel",
  "topic",
  "tag",
  "priority",
  "language",
  "assignee",
  "customer",
  "brand",
  "unread",
] as const satisfies (keyof Look)[];

const QUEUE = /^(?:all|unassigned|mine|agent|closed|(?:team|view):\d{1,9})$/;

function word(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() ? text.trim().slice(0, 100) : undefined;
}

function id(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number > 0 && number < 2 ** 31
    ? number
    : undefined;
}

function one<T extends string>(value: unknown, known: readonly T[]): T | undefined {
  return known.find((each) => each === value);
}

/** Read it from an address; what nobody could have meant is left out. */
export function readLook(search: Record<string, unknown>): Look {
  const queue = word(search.queue);
  const read: Look = {
    queue: queue && QUEUE.test(queue) ? queue : undefined,
    state: one(search.state, ["any", "closed"]),
    channel: word(search.channel),
    topic: word(search.topic),
    tag: word(search.tag),
    priority: one(search.priority, PRIORITIES),
    language: word(search.language),
    assignee: id(search.assignee),
    customer: id(search.customer),
    brand: id(search.brand),
    unread: search.unread === true || search.unread === "true" ? true : undefined,
    order: one(search.order, ["waiting", "priority"]),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** What the server is asked for it. */
export function asked(look: Look): Asked {
  const isClosed = look.queue === "closed" || look.state === "closed";
  const query: Asked = {
    queue: look.queue === "closed" ? "all" : (look.queue ?? "all"),
    state: isClosed ? ["closed"] : look.state === "any" ? ALL_STATES : ["open", "waiting"],
    channel: look.channel,
    topic: look.topic,
    tag: look.tag,
    priority: look.priority,
    language: look.language,
    assignee: look.assignee,
    customer: look.customer,
    store: look.brand,
    unread: look.unread,
    order: look.order ?? "newest",
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

/** How many filters narrow the queue. */
export function narrowed(look: Look): number {
  return FILTERS.filter((name) => look[name] !== undefined).length;
}

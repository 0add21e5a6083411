/** What the webchat interface sends and takes (`/api/v1/webchat`). */

export type EditKind = "variant" | "quantity" | "remove" | "address" | "cancel";

/** What a page of the Hub is opened for: a change of an order, or a return. */
export type HubPage = EditKind | "return";

export interface Money {
  amount: string;
  currency: string;
}

export interface LineCard {
  line_id: string;
  title: string;
  variant: string;
  image: string;
  price: Money;
  open: number;
  shipped: number;
  blocked: number;
  reason: string | null;
  options: EditKind[];
}

export interface OrderCard {
  order_id: string;
  name: string;
  version: string;
  placed_at: string;
  total: Money;
  state: string;
  lines: LineCard[];
  options: EditKind[];
  closes_at: Partial<Record<EditKind, string>>;
}

export interface QuoteBlock {
  type: "quote";
  text: string;
  lang: string;
  article_id: number;
  revision: number;
  title: string;
  heading: string;
  /** The path of the article's page, empty where there is none. */
  page: string;
  /** The day of the article's last review, where the next one is overdue. */
  as_of: string | null;
}

/** A card of another kind than an order's; the file of each kind in `ui/cards` knows its shape. */
export interface CardBlock {
  type: "card";
  kind: "tracking" | "return" | "products" | "discount";
  card: unknown;
}

/** A picture, a video or another file; `media` is its key, sizes are 0 where nobody knows them. */
export interface MediaBlock {
  type: "picture" | "video" | "file";
  media: string;
  alt: string;
  name: string;
  width: number;
  height: number;
}

/** A file that the server has, for a message that is yet to be sent. */
export interface Uploaded {
  key: string;
  name: string;
}

export type Block =
  | { type: "text"; text: string; lang: string }
  | QuoteBlock
  | { type: "order_card"; card: OrderCard; focus: EditKind | null }
  | CardBlock
  | MediaBlock
  | { type: "sign_in" }
  | { type: "choices"; options: [label: string, value: string][] }
  | { type: "human"; offered: boolean };

export type Author = "customer" | "agent" | "person" | "system";

export interface Message {
  /** The id that this widget gave it, on a message of the customer's own. */
  client_id: string | null;
  id: number;
  author: Author;
  blocks: Block[];
  language: string;
  created_at: string;
}

/** A message of the customer's that the server has not acknowledged. Its id makes a repeat harmless. */
export interface Pending {
  id: string;
  text: string;
  files?: Uploaded[];
  /** Whether it is the button for a person rather than words of the customer's own. */
  wantsPerson?: boolean;
  /** Set when the server refused it for good; it is then not sent again by itself. */
  problem?: Problem;
}

/** What went wrong: a stable code, and the server's own sentence for where the widget has no words for the code. */
export interface Problem {
  code: string;
  detail: string;
  retryAfter?: number;
}

/** The question how it was: `score` is null until the customer has chosen. */
export interface Question {
  id: number;
  asked_at: string;
  score: number | null;
  comment: string;
}

export type Holder = "agent" | "person";

/** What the loader hands over to the chat, on the chat's own element. Types alone: the two are built apart. */

/** The colours of one scheme. */
export interface Shades {
  brand: string;
  on_brand: string;
  ink: string;
  tint: string;
}

/** A store's chat window, as the server tells it (`GET /api/v1/webchat/window`). */
export interface Look {
  name: string;
  look: { light: Shades; dark: Shades };
  side: "left" | "right";
  bottom: number;
  titles: Record<string, string>;
  greetings: Record<string, string>;
  languages: string[];
  asks: Detail[];
  has_sound: boolean;
  contact: string;
  help: string;
  is_staffed: boolean;
  opens_at: string | null;
}

export type Detail = "email" | "topic" | "order";

/** What the shop's page may do with the chat: `window.Tillside`. */
export interface Handle {
  open: () => void;
  close: () => void;
  /** Hand in a token that the shop's server signed about its visitor. */
  identify: (token: string) => void;
}

export interface Hand {
  store: string;
  base: string;
  /** The language to speak, as the page or the browser names it. */
  language: string;
  token: string | undefined;
  hasAgreed: boolean;
  root: ShadowRoot;
  /** What everything stands in, with the store's colours; the chat stands in `place`, before the button. */
  box: HTMLElement;
  place: HTMLElement;
  launcher: HTMLButtonElement;
  look: Look | null;
  /** What the page has told before anything heard it. */
  early: Event[];
  /** Called when the page has told something. */
  hear: () => void;
  /** Whether the page is heard by what tells of visits. */
  isHeard?: boolean;
  /** The chat is there; returns whether it was asked to open. */
  ready: (handle: Handle) => boolean;
  /** The chat cannot go on. */
  fail: () => void;
}

export interface Host extends HTMLElement {
  hand?: Hand;
}

/** Reads the script tag, makes one shadow root, and puts the chat into it. */

import { render } from "preact";
import { Api } from "./api";
import { Chat } from "./chat";
import { browserShelf, Memory } from "./memory";
import { addDiscount, readPage } from "./shop";
import style from "./style.css?inline";
import { App } from "./ui/App";
import { choose, Library } from "./words";

const MOST_WAIT = 400; // milliseconds, for words that the browser does not have yet

const script = document.currentScript as HTMLScriptElement | null;

interface Handle {
  open: () => void;
  close: () => void;
  /** Hand in a token that the shop's server signed about its visitor. */
  identify: (token: string) => void;
}

declare global {
  interface Window {
    Tillside?: Handle;
  }
}

function begin(): void {
  if (!script || window.Tillside) return;
  const { store = "", language: wanted, identityToken } = script.dataset;
  const base = new URL(script.src).origin;
  const language = choose(wanted, document.documentElement.lang, ...navigator.languages);
  const memory = new Memory(store, browserShelf());
  const chat = new Chat(new Api(base), memory, {
    store,
    language,
    page: readPage,
    addDiscount,
    newId,
    pause,
    identityToken,
  });

  // Not before the page's own scripts listen.
  if (document.readyState === "complete") chat.remindOfDiscount();
  else window.addEventListener("load", () => chat.remindOfDiscount(), { once: true });

  const host = document.createElement("tillside-chat");
  const root = host.attachShadow({ mode: "open" });
  // A sheet made here, not a style element: a shop's content policy that forbids inline styles leaves it alone.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const place = document.createElement("div");
  root.append(place);
  document.body.append(host);

  const switches = new EventTarget();
  const library = new Library(base);
  const shown = Promise.race([library.load(language), delay(MOST_WAIT)]).then(() => {
    const around = { chat, memory, library, wanted: language, base, store, switches };
    render(<App {...around} />, place);
  });
  const turn = (way: "open" | "close") => void shown.then(() => switches.dispatchEvent(new Event(way)));
  window.Tillside = {
    open: () => turn("open"),
    close: () => turn("close"),
    identify: (token) => void chat.identify(token),
  };
}

/** An id that no other message has, also on pages without https, where `randomUUID` is missing. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Wait, at most until the network or the page comes back. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", finish);
      document.removeEventListener("visibilitychange", finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds * (0.8 + Math.random() * 0.4));
    window.addEventListener("online", finish);
    document.addEventListener("visibilitychange", finish);
  });
}

if (document.body) begin();
else document.addEventListener("DOMContentLoaded", begin);

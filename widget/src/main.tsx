/** Begins the chat in the place that the loader has made for it. */

import { render } from "preact";
import { Api } from "./api";
import { Chat } from "./chat";
import type { Hand, Handle, Host } from "./hand";
import { browserShelf, Memory } from "./memory";
import { addDiscount, hearOfVisits, readPage } from "./shop";
import { Sound } from "./sound";
import style from "./style.css?inline";
import { App } from "./ui/App";
import { choose, Library } from "./words";

const MOST_WAIT = 400; // milliseconds, for words that the browser does not have yet

declare global {
  interface Window {
    Tillside?: Handle;
  }
}

function begin(hand: Hand): void {
  const { store, base, root } = hand;
  const language = choose(hand.language);
  const memory = new Memory(store, browserShelf());
  const api = new Api(base);
  const chat = new Chat(api, memory, {
    store,
    language,
    page: readPage,
    addDiscount,
    newId,
    pause,
    identityToken: hand.token,
  });

  hearOfVisits(hand, () =>
    import("./visiting").then(({ visit }) => visit(api, memory, hand, language, newId())),
  );
  window.addEventListener("storage", (event) => {
    if (memory.hear(event)) chat.join();
  });

  // Not before the page's own scripts listen.
  if (document.readyState === "complete") chat.remindOfDiscount();
  else window.addEventListener("load", () => chat.remindOfDiscount(), { once: true });

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = root.adoptedStyleSheets.toSpliced(1, 0, sheet);

  const switches = new EventTarget();
  const library = new Library(base);
  const sound = new Sound(memory);
  void Promise.race([library.load(language), delay(MOST_WAIT)]).then(() => {
    render(<App {...{ chat, memory, library, sound, hand, api, wanted: language, switches }} />, hand.place);
    const turn = (way: "open" | "close") => void switches.dispatchEvent(new Event(way));
    const handle = {
      open: () => turn("open"),
      close: () => turn("close"),
      identify: (token: string) => void chat.identify(token),
    };
    if (hand.ready(handle)) handle.open();
  }, hand.fail);
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

const hand = document.querySelector<Host>("tillside-chat")?.hand;
if (hand) begin(hand);

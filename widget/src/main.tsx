/** Begins the chat in the place that the loader has made for it. */

import { render } from "preact";
import { Chat } from "./chat";
import { Draft } from "./draft";
import type { Hand, Handle, Host } from "./hand";
import { load } from "./late";
import { Memory, shelfOf } from "./memory";
import { hearOfVisits, readPage } from "./shop";
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
  const memory = new Memory(store, shelfOf("local"));
  const chat = new Chat(memory, {
    store,
    language,
    page: readPage,
    newId,
    pause,
    identityToken: hand.token,
    connect: (chat) => load().then(({ Api, Line }) => new Line(chat, new Api(base))),
  });

  hearOfVisits(hand, () => import("./visiting").then(({ visit }) => visit(memory, hand, language, newId())));
  window.addEventListener("storage", (event) => {
    if (memory.hear(event)) chat.join();
  });

  // The code that was taken on an earlier page goes into this page's cart, not before the page's own scripts listen.
  const remind = (): void => {
    const code = memory.discount;
    if (code) void load().then(({ addDiscount }) => addDiscount(code, true), nothing);
  };
  if (document.readyState === "complete") remind();
  else window.addEventListener("load", remind, { once: true });

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = root.adoptedStyleSheets.toSpliced(1, 0, sheet);

  const draft = new Draft(
    `tillside:${store}:draft`,
    {
      attach: (file, onProgress) =>
        load().then(
          ({ attach }) => attach(chat, file, onProgress),
          () => ({ code: "offline", detail: "" }),
        ),
      send: (text, files) => chat.send(text, files),
    },
    shelfOf("session"),
  );
  const library = new Library(base);
  void Promise.race([library.load(language), delay(MOST_WAIT)]).then(() => {
    let turn = (_: boolean): void => undefined;
    const onReady = (now: typeof turn): void => {
      turn = now;
    };
    render(<App {...{ chat, draft, memory, library, hand, wanted: language, onReady }} />, hand.place);
    const handle = {
      open: () => turn(true),
      close: () => turn(false),
      identify: (token: string) => chat.identify(token),
    };
    if (hand.ready(handle)) handle.open();
  }, hand.fail);
}

/** An id that no other message has, also on pages without https, where `randomUUID` is missing. */
function newId(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join("-");
}

function nothing(): void {}

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

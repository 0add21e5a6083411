/**
 * The script that a shop embeds: it shows the button at once, and fetches the chat when the page is idle or somebody
 * wants it. Whatever goes wrong in it or in the chat stays away from the shop's page.
 */

import type { Hand, Handle, Host, Look } from "../hand";
import style from "./loader.css?inline";
import { guard, isAble, pick, readShelf, whenIdle } from "./page";

const MOST_TRIES = 3;
const FIRST_PAUSE = 1_000; // milliseconds, three times longer with each try
const PATIENCE = 15_000; // milliseconds
const MOST_WAIT = 700; // milliseconds, for the shop's colours on the first visit
const TOLD = ["consent", "cart", "page"];
const CHAT = "M4 5h16v11H10l-4 4v-4H4z";

function begin(script: HTMLScriptElement): void {
  const { store = "", language, identityToken, consent = "", contact = "" } = script.dataset;
  const base = new URL(script.src).origin;
  const shelf = `tillside:${store}`;
  const seen = readShelf(`${shelf}:look`) as Look | null;
  const said = (): (typeof __SAID__)[string] => __SAID__[hand.language.slice(0, 2).toLowerCase()] as never;
  const way = (): string => {
    const known = contact || hand.look?.contact || `${base}/help/${encodeURIComponent(store)}`;
    return known.includes("@") && !known.includes(":") ? `mailto:${known}` : known;
  };
  const hand = {
    store,
    base,
    token: identityToken,
    look: seen,
    early: [] as Event[],
    hear() {},
  } as unknown as Hand;
  const speak = (): void => {
    const asked = [language, document.documentElement.lang, ...navigator.languages];
    hand.language = pick(asked, hand.look?.languages ?? [], Object.keys(__SAID__));
  };
  speak();
  guard(base);
  if (!isAble()) {
    link(way(), said()[0]);
    return;
  }

  const host = document.createElement("tillside-chat") as Host;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  const own = new CSSStyleSheet();
  // Sheets made here, not style elements: a shop's content policy that forbids inline styles leaves them alone.
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet, own];
  const box = add(root, "div", "widget");
  const place = add(box, "div");
  const launcher = add(box, "button", "launcher") as HTMLButtonElement;
  launcher.type = "button";
  launcher.setAttribute("aria-expanded", "false");
  const svg = launcher.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path")).setAttribute("d", CHAT);

  let handle: Handle | null = null;
  let wish = false;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLoading = false;
  let trouble: HTMLElement | null = null;

  function dress(): void {
    speak();
    launcher.setAttribute("aria-label", said()[0]);
    box.lang = hand.language;
    if (!hand.look) return;
    const { look, side, bottom } = hand.look;
    const write = (scheme: "light" | "dark"): string =>
      `.widget{--brand:${look[scheme].brand};--on-brand:${look[scheme].on_brand};--ink:${look[scheme].ink};` +
      `--tint:${look[scheme].tint};--bottom:${bottom}px}`;
    own.replaceSync(`${write("light")}@media(prefers-color-scheme:dark){${write("dark")}}`);
    box.classList.toggle("left", side === "left");
  }

  function show(): void {
    dress();
    if (!host.isConnected) document.body.appendChild(host);
  }

  function load(): void {
    if (handle || isLoading) return;
    isLoading = true;
    clearTimeout(timer);
    const part = document.createElement("script");
    const end = (): void => {
      clearTimeout(timer);
      part.remove();
      isLoading = false;
      if (handle) return;
      tries += 1;
      if (tries <= MOST_TRIES) timer = setTimeout(load, FIRST_PAUSE * 3 ** (tries - 1));
      else hand.fail();
    };
    part.type = "module";
    part.nonce = script.nonce;
    // A browser keeps in mind which address has failed: each try has one of its own.
    part.src = `${base}/widget/parts/${tries}/${__CHAT__}`;
    part.onerror = end;
    timer = setTimeout(end, PATIENCE);
    document.head.appendChild(part);
  }

  hand.hasAgreed = consent.split(" ").includes("activity");
  Object.assign(hand, { root, box, place, launcher });
  hand.ready = (given) => {
    handle = given;
    tell();
    return wish;
  };
  hand.fail = () => {
    launcher.removeAttribute("aria-busy");
    if (!wish || trouble) return;
    const [, lost, again] = said();
    trouble = add(box, "div", "trouble");
    trouble.setAttribute("role", "alert");
    add(trouble, "p").textContent = lost;
    const button = add(trouble, "button");
    button.textContent = again;
    button.onclick = () => turn(true);
    const address = add(trouble, "a") as HTMLAnchorElement;
    address.href = way();
    address.textContent = address.href.replace(/^[a-z]+:(\/\/)?/, "");
  };
  host.hand = hand;

  /** Take away what was said while the chat was awaited. */
  function tell(): void {
    launcher.removeAttribute("aria-busy");
    trouble?.remove();
    trouble = null;
  }

  function turn(open: boolean): void {
    if (handle) {
      if (open) handle.open();
      else handle.close();
      return;
    }
    wish = open;
    tell();
    if (!open) return;
    launcher.setAttribute("aria-busy", "true");
    tries %= MOST_TRIES + 1;
    load();
  }

  launcher.onclick = () =>
    handle ? turn(launcher.getAttribute("aria-expanded") !== "true") : turn(!trouble);
  addEventListener("online", () => tries && load());
  for (const name of TOLD)
    addEventListener(`tillside:${name}`, (event) => {
      if (!hand.isHeard) hand.early.push(event);
      hand.hear();
    });
  window.Tillside = {
    open: () => turn(true),
    close: () => turn(false),
    identify: (token) => {
      hand.token = token;
      handle?.identify(token);
    },
  };

  const kept = readShelf(shelf) as { isOpen?: boolean; pending?: unknown[] } | null;
  const isWanted = kept?.isOpen || kept?.pending?.length;
  // The chat is not begun before the shop's colours are known, or have been waited for.
  const start = (): void => (isWanted ? load() : whenIdle(load));
  const wait = setTimeout(() => (show(), start()), seen ? 0 : MOST_WAIT);
  fetch(`${base}/api/v1/webchat/window?store=${encodeURIComponent(store)}`, { credentials: "omit" }).then(
    (answer) =>
      answer.ok
        ? answer.json().then((look: Look) => {
            hand.look = look;
            try {
              localStorage.setItem(`${shelf}:look`, JSON.stringify(look));
            } catch {}
            if (!seen && !host.isConnected) {
              clearTimeout(wait);
              start();
            }
            show();
          })
        : answer.status === 404 || answer.status === 403
          ? clearTimeout(wait)
          : undefined,
    () => undefined,
  );
}

function add(to: Node, name: string, className = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  to.appendChild(made);
  return made;
}

/** What a browser gets that cannot show the chat: a plain way to the shop. */
function link(address: string, words: string): void {
  const anchor = add(document.body, "a") as HTMLAnchorElement;
  anchor.href = address;
  anchor.textContent = words;
  anchor.style.cssText = "position:fixed;right:20px;bottom:20px;padding:12px;background:#0b6b5d;color:#fff";
}

const script = document.currentScript as HTMLScriptElement | null;
if (script && !window.Tillside) {
  const safely = (): void => {
    try {
      begin(script);
    } catch {}
  };
  if (document.body) safely();
  else document.addEventListener("DOMContentLoaded", safely);
}

/** The question how it was, with its words and its style: a part of its own, for most chats never ask it. */

import type { Host } from "../hand";
import { teach } from "../words";
import { rating } from "../words/en.rating";
import style from "./rating.css?inline";

teach(rating);
const root = document.querySelector<Host>("tillside-chat")?.hand?.root;
if (root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

export { Rating } from "./Rating";

/** Cards and forms, with their words and their style: one part, fetched when the first of them is to be shown. */

import type { Host } from "../hand";
import { teach } from "../words";
import { cards } from "../words/en.cards";
import style from "./parts.css?inline";

teach(cards);
const root = document.querySelector<Host>("tillside-chat")?.hand?.root;
if (root) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = root.adoptedStyleSheets.toSpliced(2, 0, sheet);
}

export { attach } from "../acts";
export { Api } from "../api";
export { addDiscount } from "../discount";
export { Line } from "../line";
export { soundOf } from "../sound";
export { Hub } from "./Hub";
export { SoundSwitch } from "./SoundSwitch";
export { Talk } from "./Talk";
export { Waiting } from "./Waiting";

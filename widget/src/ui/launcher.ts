/** What the loader's button says once the chat is there: whether it is open, and how much is unread. */

import type { Language } from "../words";
import { shapes } from "./icons";

export function dress(button: HTMLButtonElement, language: Language, isOpen: boolean, unread: number): void {
  button.classList.toggle("is-open", isOpen);
  button.setAttribute("aria-expanded", String(isOpen));
  const name = language.say(isOpen ? "close" : "open");
  const news = unread > 0 ? language.say("newMessages", { count: unread }) : "";
  button.setAttribute("aria-label", news ? `${name} – ${news}` : name);
  button.querySelector("path")?.setAttribute("d", isOpen ? shapes.close : shapes.chat);
  button.querySelector(".unread")?.remove();
  if (!news) return;
  const mark = button.appendChild(document.createElement("span"));
  mark.className = "unread";
  mark.setAttribute("aria-hidden", "true");
  mark.textContent = String(unread);
}

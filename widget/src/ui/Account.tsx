/** Signing in with the account at the shop, in a window of its own, which hands this chat a value and nobody else. */

import { useEffect, useRef, useState } from "preact/hooks";
import { accountAt, beginAccount, takeAccount } from "../acts";
import type { Chat } from "../chat";
import type { Problem } from "../types";
import type { Language } from "../words";

interface AccountProps {
  chat: Chat;
  language: Language;
  onProblem: (problem: Problem | null) => void;
}

export function Account({ chat, language, onProblem }: AccountProps) {
  const [shop, setShop] = useState("");
  const opened = useRef<Window | null>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    let isHere = true;
    void accountAt(chat).then((name) => isHere && setShop(name));
    const hear = (event: MessageEvent): void => {
      const isOurs = opened.current !== null && event.source === opened.current;
      if (!isOurs || event.data?.source !== "tillside-account") return;
      opened.current = null;
      void takeAccount(chat, String(event.data.value)).then(onProblem);
    };
    window.addEventListener("message", hear);
    return () => {
      isHere = false;
      window.removeEventListener("message", hear);
    };
  }, []);

  // The prompt has grown by the button: what was in sight of it stays so.
  useEffect(() => button.current?.form?.scrollIntoView({ block: "nearest" }), [shop]);

  async function begin(): Promise<void> {
    onProblem(null);
    opened.current?.close();
    // Opened within the click, before anything is waited for: later a browser would hold it back.
    const beside = window.open("", "_blank", "popup,width=480,height=720");
    opened.current = beside;
    if (!beside) return onProblem({ code: "window_blocked", detail: "" });
    const answer = await beginAccount(chat);
    if (typeof answer === "string") {
      beside.location.href = answer;
      return;
    }
    beside.close();
    onProblem(answer);
  }

  if (!shop) return null;
  return (
    <button ref={button} type="button" class="account" onClick={() => void begin()}>
      {language.say("signInAccount", { shop })}
    </button>
  );
}

/** The Hub's own page for one edit, shown in place of the conversation. Only the Hub changes the order. */

import { useEffect, useRef, useState } from "preact/hooks";
import { openHub } from "../acts";
import type { Chat } from "../chat";
import { problemOf } from "../naming";
import type { Language } from "../words";
import type { Wish } from "./Panel";

interface HubProps {
  chat: Chat;
  wish: Wish;
  base: string;
  language: Language;
  onDone: () => void;
}

export function Hub({ chat, wish, base, language, onDone }: HubProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [address, setAddress] = useState("");
  const [problem, setProblem] = useState("");

  useEffect(() => {
    let isHere = true;
    void openHub(chat, wish.orderId, wish.edit).then((answer) => {
      if (!isHere) return;
      if (typeof answer === "string") setAddress(new URL(answer, base).href);
      else setProblem(problemOf(language, answer));
    });
    return () => {
      isHere = false;
    };
  }, [wish]);

  useEffect(() => {
    const hear = (event: MessageEvent): void => {
      const isOurs = event.origin === base && event.source === frame.current?.contentWindow;
      if (isOurs && event.data?.source === "tillside-hub" && event.data.event === "close") onDone();
    };
    window.addEventListener("message", hear);
    return () => window.removeEventListener("message", hear);
  }, []);

  if (problem)
    return (
      <p class="problem" role="alert">
        {problem}
      </p>
    );
  if (!address)
    return (
      <p class="note opening" role="status">
        {language.say("loading")}
      </p>
    );
  return <iframe ref={frame} class="hub" title={language.say("hub")} src={address} referrerpolicy="origin" />;
}

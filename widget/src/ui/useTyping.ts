import { useEffect, useRef } from "preact/hooks";
import type { Chat } from "../chat";
import type { Draft } from "../draft";
import { useChange } from "./useChange";

const AGAIN = 3_000; // milliseconds; it counts for six seconds

/** Tell the shop's people that the customer is typing, where there is a conversation; never what. */
export function useTyping(chat: Chat, draft: Draft): void {
  const { text } = useChange(draft);
  const before = useRef(text);
  const last = useRef(0);
  useEffect(() => {
    if (text === before.current) return;
    before.current = text;
    const isTyping = text !== "";
    if (!chat.memory.conversation || (isTyping && Date.now() - last.current < AGAIN)) return;
    last.current = isTyping ? Date.now() : 0;
    void chat
      .line()
      .then((line) => line.attempt((of, api) => api.post(of, "/typing", { is_typing: isTyping })));
  }, [text]);
}

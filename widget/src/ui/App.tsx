/** The launcher and the panel, open or closed. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Chat } from "../chat";
import type { Memory } from "../memory";
import type { Library } from "../words";
import { Icon } from "./icons";
import { Panel, SHEET } from "./Panel";
import { useChat } from "./useChat";
import { useLanguage } from "./useLanguage";

export interface AppProps {
  chat: Chat;
  memory: Memory;
  library: Library;
  /** The language that the reader wants. */
  wanted: string;
  base: string;
  store: string;
  switches: EventTarget;
}

export function App({ chat, memory, library, wanted, base, store, switches }: AppProps) {
  const language = useLanguage(library, wanted);
  // After a reload the chat is open as it was, unless it would cover the page that was asked for.
  const [isOpen, setOpen] = useState(memory.isOpen && !matchMedia(SHEET).matches);
  const [wasAsked, setAsked] = useState(false);
  const [read, setRead] = useState(0);
  const launcher = useRef<HTMLButtonElement>(null);
  const state = useChat(chat);
  const unread = isOpen ? 0 : state.messages.filter((m) => m.id > read && m.author !== "customer").length;

  function turn(open: boolean): void {
    setOpen(open);
    setAsked(true);
    setRead(chat.state.messages.at(-1)?.id ?? 0);
    memory.keep({ isOpen: open });
    if (open) chat.resume();
    else requestAnimationFrame(() => launcher.current?.focus());
  }

  // At once, not after the next frame: a page may open the chat as soon as it is there.
  useLayoutEffect(() => {
    if (memory.isOpen || memory.pending.length) chat.resume();
    const open = (): void => turn(true);
    const close = (): void => turn(false);
    switches.addEventListener("open", open);
    switches.addEventListener("close", close);
    return () => {
      switches.removeEventListener("open", open);
      switches.removeEventListener("close", close);
    };
  }, []);

  return (
    <div class="widget" lang={language.tag}>
      {isOpen && (
        <Panel
          chat={chat}
          state={state}
          language={language}
          base={base}
          store={store}
          takesFocus={wasAsked}
          onClose={() => turn(false)}
        />
      )}
      <button
        ref={launcher}
        type="button"
        class={`launcher${isOpen ? " is-open" : ""}`}
        aria-label={language.say(isOpen ? "close" : "open")}
        aria-expanded={isOpen}
        onClick={() => turn(!isOpen)}
      >
        <Icon name={isOpen ? "close" : "chat"} />
        {unread > 0 && (
          <span class="unread">
            <span class="hidden">{language.say("newMessages", { count: unread })}</span>
            <span aria-hidden="true">{unread}</span>
          </span>
        )}
      </button>
    </div>
  );
}

/** Everything said so far, what is on its way, and whether an answer is being written. */

import { useEffect, useRef } from "preact/hooks";
import type { Chat, ChatState } from "../chat";
import { asRead, wordsOf } from "../choices";
import type { Message, Pending } from "../types";
import type { Language } from "../words";
import { Blocks } from "./Blocks";
import type { Wish } from "./Panel";

export interface LogProps {
  chat: Chat;
  state: ChatState;
  language: Language;
  base: string;
  store: string;
  /** Whether it lies behind the Hub's page: what cannot be seen cannot be scrolled. */
  isBehind: boolean;
  onOpenHub: (wish: Wish) => void;
  onPerson: () => void;
}

export function Log(props: LogProps) {
  const { chat, state, language, isBehind } = props;
  const log = useRef<HTMLDivElement>(null);
  const last = state.messages.at(-1);

  useEffect(() => {
    if (!isBehind) showNewest(log.current);
  }, [last?.id, state.pending.length, state.isTyping, state.isLost, isBehind]);

  return (
    <div ref={log} class="log" role="log" aria-live="polite" aria-label={language.say("log")}>
      {state.messages.length === 0 && <p class="hello">{language.say("hello")}</p>}
      {state.messages.map((message) => (
        <Bubble key={message.id} message={asRead(message, state.messages)} {...props} />
      ))}
      {state.pending.map((item) => (
        <Waiting
          key={item.id}
          item={item}
          words={wordsOf(item.text, state.messages)}
          chat={chat}
          language={language}
        />
      ))}
      {state.isTyping && (
        <p class="typing" role="status">
          <span class="hidden">{language.say("typing")}</span>
          <i />
          <i />
          <i />
        </p>
      )}
      {state.isLost && (
        <p class="lost" role="status">
          {language.say("lost")}
        </p>
      )}
    </div>
  );
}

/** Scroll to the end, but never past the beginning of the newest message: it is read from its first word. */
function showNewest(log: HTMLElement | null): void {
  const newest = [...(log?.querySelectorAll<HTMLElement>(".message") ?? [])].at(-1);
  if (!log) return;
  const start = newest ? newest.offsetTop - log.offsetTop - 12 : 0;
  log.scrollTop = Math.min(
    log.scrollHeight - log.clientHeight,
    newest?.matches(".customer") ? Infinity : start,
  );
}

function Bubble({ message, ...props }: LogProps & { message: Message }) {
  const spoken = props.language.of(message.language);
  const who = { customer: "you", agent: "agent", person: "staff", system: "staff" } as const;
  return (
    <div class={`message ${message.author}`} lang={message.language || undefined}>
      <span class="hidden">{props.language.say(who[message.author])}: </span>
      {message.author === "person" && <span class="by">{props.language.say("staff")}</span>}
      <Blocks {...props} message={message} language={spoken} />
    </div>
  );
}

interface WaitingProps {
  item: Pending;
  words: string;
  chat: Chat;
  language: Language;
}

function Waiting({ item, words, chat, language }: WaitingProps) {
  return (
    <div class={`message customer ${item.problem ? "failed" : "waiting"}`}>
      <span class="hidden">{language.say("you")}: </span>
      <p class="text">{words}</p>
      {item.problem ? (
        <p class="note" role="alert">
          {language.say("notSent")} {language.name("problem", item.problem.code) || item.problem.detail}{" "}
          <button type="button" class="link" onClick={() => chat.retry(item.id)}>
            {language.say("retry")}
          </button>{" "}
          <button type="button" class="link" onClick={() => chat.drop(item.id)}>
            {language.say("drop")}
          </button>
        </p>
      ) : (
        <span class="hidden">{language.say("sending")}</span>
      )}
    </div>
  );
}

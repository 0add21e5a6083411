/** Everything said so far, what is on its way, and whether an answer is being written. */

import { Fragment } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Chat } from "../chat";
import { asRead, wordsOf } from "../choices";
import type { Message, Pending } from "../types";
import type { Language } from "../words";
import { Away } from "./Away";
import { Blocks } from "./Blocks";
import type { PanelProps, Wish } from "./Panel";
import { Part } from "./Part";
import { useAsks } from "./useAsks";

const CATCHING_UP = 1_500; // milliseconds in which the history comes, which is not read out again

export interface LogProps extends PanelProps {
  /** Whether it lies behind the Hub's page: what cannot be seen cannot be scrolled. */
  isBehind: boolean;
  onOpenHub: (wish: Wish) => void;
  onPerson: () => void;
}

export function Log(props: LogProps) {
  const { chat, state, language, look, memory, mark, isBehind } = props;
  const log = useRef<HTMLDivElement>(null);
  const last = state.messages.at(-1);
  const isEmpty = state.messages.length === 0 && state.pending.length === 0;
  const isCaughtUp = useCaughtUp(isEmpty && !memory.conversation);
  const asked = useAsks(props, isEmpty);

  useEffect(() => {
    if (!isBehind) showNewest(log.current);
  }, [last?.id, state.pending.length, state.isTyping, state.isLost, isBehind]);

  return (
    <div
      ref={log}
      class="log"
      role="log"
      aria-live={isCaughtUp ? "polite" : "off"}
      aria-label={language.say("log")}
    >
      {state.messages.length === 0 && (
        <p class="hello">{language.own(look?.greetings) || language.say("hello")}</p>
      )}
      {state.messages.map((message, index) => (
        <Fragment key={message.id}>
          {mark > 0 && message.id > mark && (state.messages[index - 1]?.id ?? mark) <= mark && (
            <p class="new">{language.say("newMark")}</p>
          )}
          <Bubble message={asRead(message, state.messages)} {...props} />
        </Fragment>
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
      {look && (isEmpty || state.wasPersonAsked) && <Away look={look} language={language} />}
      {asked.details.length > 0 && (
        <Part
          key={asked.details.join()}
          language={language}
          show={({ Contact }) => (
            <Contact {...{ chat, language }} asks={asked.details} onBegin={asked.begin} onDone={asked.end} />
          )}
        />
      )}
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

/** Whether the history has come, so that what comes now is news. */
function useCaughtUp(isNew: boolean): boolean {
  const [isCaughtUp, setCaughtUp] = useState(isNew);
  useEffect(() => {
    const timer = setTimeout(() => setCaughtUp(true), CATCHING_UP);
    return () => clearTimeout(timer);
  }, []);
  return isCaughtUp;
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
      {words && <p class="text">{words}</p>}
      {item.files?.map((file) => (
        <p key={file.key} class="text">
          {file.name || language.say("file")}
        </p>
      ))}
      {item.problem ? (
        <p class="note" role="alert">
          {language.say("notSent")} {language.problem(item.problem)}{" "}
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

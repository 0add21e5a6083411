/** What has been said, with a mark before what is new, what is on its way, and what is asked of the visitor. */

import { Fragment } from "preact";
import type { Chat } from "../chat";
import { asRead, wordsOf } from "../choices";
import { problemOf } from "../naming";
import type { Message, Pending } from "../types";
import type { Language } from "../words";
import { Away } from "./Away";
import { Blocks } from "./Blocks";
import { Contact } from "./Contact";
import type { LogProps } from "./Log";
import { useAsks } from "./useAsks";
import { useRating } from "./useRating";
import { useKeyboardRoom } from "./useRoom";
import { useTyping } from "./useTyping";

export function Talk(props: LogProps) {
  const { chat, state, language, look, mark } = props;
  const isEmpty = state.messages.length === 0 && state.pending.length === 0;
  useKeyboardRoom(props.panel);
  const asked = useAsks(props, isEmpty);
  const { question } = state;
  const late = useRating(question !== null);
  useTyping(chat, props.draft);
  return (
    <>
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
        <Contact
          key={asked.details.join()}
          {...{ chat, language }}
          asks={asked.details}
          onBegin={asked.begin}
          onDone={asked.end}
        />
      )}
      {question && late && <late.Rating key={question.id} {...{ chat, question, language }} />}
      {state.isTyping && (
        <p class="typing" role="status">
          {state.holder === "person" && <span class="by">{language.say("staff")}</span>}
          <span class="hidden">{language.say("typing")}</span>
          <i />
          <i />
          <i />
        </p>
      )}
    </>
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
          {language.say("notSent")} {problemOf(language, item.problem)}{" "}
          <button
            type="button"
            class="link"
            onClick={() => void chat.line().then((line) => line.retry(item.id))}
          >
            {language.say("retry")}
          </button>{" "}
          <button
            type="button"
            class="link"
            onClick={() => chat.keepPending(chat.state.pending.filter((other) => other !== item))}
          >
            {language.say("drop")}
          </button>
        </p>
      ) : (
        <span class="hidden">{language.say("sending")}</span>
      )}
    </div>
  );
}

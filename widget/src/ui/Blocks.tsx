/** What a message is made of, block by block. Every text goes through Preact, which escapes it. */

import type { Block, Message, QuoteBlock } from "../types";
import type { Language } from "../words";
import type { LogProps } from "./Log";
import { Part } from "./Part";

export interface BlocksProps extends LogProps {
  message: Message;
  language: Language;
}

export function Blocks(props: BlocksProps) {
  return (
    <>
      {props.message.blocks.map((block, index) => (
        <One key={index} block={block} {...props} />
      ))}
    </>
  );
}

function One({ block, ...props }: BlocksProps & { block: Block }) {
  const { message, state, chat, language } = props;
  const isLast = !state.messages.some((other) => other.id > message.id && other.author === "customer");
  switch (block.type) {
    case "text":
      return (
        <p class="text" dir="auto" lang={block.lang || undefined}>
          {block.text}
        </p>
      );
    case "quote":
      return <Quote block={block} language={language} base={props.base} />;
    case "order_card":
      return (
        <Part
          language={language}
          show={({ OrderCard }) => (
            <OrderCard
              {...props}
              card={block.card}
              focus={block.focus}
              isNewest={isNewest(props, block.card.order_id)}
            />
          )}
        />
      );
    case "card":
      return <Part language={language} show={({ Card }) => <Card block={block} {...props} />} />;
    case "picture":
    case "video":
    case "file":
      return (
        <Part
          language={language}
          show={({ Media }) => (
            <Media {...{ block, chat, language, base: props.base }} isOwn={message.author === "customer"} />
          )}
        />
      );
    case "sign_in":
      return (
        <Part
          language={language}
          show={({ SignIn }) => <SignIn {...{ chat, state, language }} isOpen={isNewestSignIn(props)} />}
        />
      );
    case "choices":
      return (
        <div class="choices">
          {block.options.map(([label, value]) => (
            <button key={value} type="button" disabled={!isLast} onClick={() => chat.send(value)}>
              {label}
            </button>
          ))}
        </div>
      );
    case "human":
      return block.offered ? (
        <div class="choices">
          <button type="button" disabled={!isLast || state.wasPersonAsked} onClick={props.onPerson}>
            {language.say("person")}
          </button>
        </div>
      ) : (
        <p class="note">{language.say(state.holder === "person" ? "personHolds" : "personAsked")}</p>
      );
  }
}

function Quote({ block, language, base }: { block: QuoteBlock; language: Language; base: string }) {
  const source = language.say("source", { title: block.title });
  return (
    <figure class="quote">
      <blockquote lang={block.lang}>{block.text}</blockquote>
      <figcaption>
        {block.page ? (
          <a class="source" href={new URL(block.page, base).href} target="_blank" rel="noopener">
            {source}
            <span class="hidden"> ({language.say("newTab")})</span>
          </a>
        ) : (
          <span class="source">{source}</span>
        )}
        {block.as_of && (
          <span class="note">
            {language.say("lastReviewed", { date: language.days(block.as_of, block.as_of) })}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

function isNewest({ state, message }: BlocksProps, orderId: string): boolean {
  return !state.messages.some(
    (other) =>
      other.id > message.id &&
      other.blocks.some((b) => b.type === "order_card" && b.card.order_id === orderId),
  );
}

function isNewestSignIn({ state, message }: BlocksProps): boolean {
  return !state.messages.some(
    (other) => other.id > message.id && other.blocks.some((b) => b.type === "sign_in"),
  );
}

/** A part of a message that is more than words. */

import { days } from "../formats";
import { inRows } from "../quoted";
import type { Block as AnyBlock, QuoteBlock } from "../types";
import type { Language } from "../words";
import type { BlocksProps } from "./Blocks";
import { Card } from "./cards/Card";
import { Media } from "./Media";
import { OrderCard } from "./OrderCard";
import { SignIn } from "./SignIn";

interface BlockProps extends BlocksProps {
  block: Exclude<AnyBlock, { type: "text" }>;
}

export function Block({ block, ...props }: BlockProps) {
  const { message, state, chat, language } = props;
  const isLast = !state.messages.some((other) => other.id > message.id && other.author === "customer");
  switch (block.type) {
    case "quote":
      return <Quote block={block} language={language} base={props.base} />;
    case "order_card":
      return (
        <OrderCard
          {...props}
          card={block.card}
          focus={block.focus}
          isNewest={isNewest(props, block.card.order_id)}
        />
      );
    case "card":
      return <Card block={block} {...props} />;
    case "picture":
    case "video":
    case "file":
      return <Media {...{ block, chat, language, base: props.base }} isOwn={message.author === "customer"} />;
    case "sign_in":
      return <SignIn {...{ chat, state, language }} isOpen={isNewestSignIn(props)} />;
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
      <blockquote lang={block.lang}>{inRows(block.text)}</blockquote>
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
            {language.say("lastReviewed", { date: days(language, block.as_of, block.as_of) })}
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

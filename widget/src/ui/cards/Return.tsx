/** What may come back of an order; the Hub's own page, or the shop's, takes the request. */

import { day } from "../../formats";
import { nameOf } from "../../naming";
import type { Language } from "../../words";
import type { CardProps } from "./Card";

interface ReturnLine {
  line_id: string;
  title: string;
  variant: string;
  image: string;
  returnable: number;
  closes_at: string | null;
  reason: string | null;
}

/** `commerce.cards.returns` of the server. Without an order it leads to the shop's page for returns alone. */
interface ReturnCard {
  order_id: string | null;
  name: string;
  lines: ReturnLine[];
  exchanges: boolean;
  closes_at: string | null;
  in_portal: boolean;
}

export function Return({ block, language, base, store, onOpenHub }: CardProps) {
  const card = block.card as ReturnCard;
  const hub = `${base}/hub/${encodeURIComponent(store)}`;
  const { order_id: order } = card;
  const title = order ? language.say("returnOf", { name: card.name }) : language.say("returns");
  return (
    <article class="card return" aria-label={title}>
      <header>
        <div>
          <h3>{title}</h3>
          {card.closes_at && (
            <p class="placed">{language.say("returnUntil", { date: day(language, card.closes_at) })}</p>
          )}
        </div>
      </header>
      {card.lines.length > 0 && (
        <ul class="lines">
          {card.lines.map((line) => (
            <Line key={line.line_id} line={line} base={base} language={language} />
          ))}
        </ul>
      )}
      <div class="options">
        {card.in_portal || !order ? (
          <a class="main" href={`${hub}/returns`} target="_blank" rel="noopener">
            {language.say("returnPortal")}
          </a>
        ) : (
          <button type="button" class="main" onClick={() => onOpenHub({ orderId: order, edit: "return" })}>
            {language.say(card.exchanges ? "returnOrExchange" : "returnAsk")}
          </button>
        )}
      </div>
    </article>
  );
}

function Line({ line, base, language }: { line: ReturnLine; base: string; language: Language }) {
  return (
    <li>
      {line.image ? (
        <img src={new URL(line.image, base).href} alt="" loading="lazy" />
      ) : (
        <span class="no-image" />
      )}
      <div>
        <strong>{line.title}</strong>
        <span class="variant">{line.variant}</span>
        <span class="units">
          {line.returnable > 0 ? (
            <em class="open">{language.say("returnable", { count: line.returnable })}</em>
          ) : (
            line.reason && <em class="blocked">{nameOf(language, "kept", line.reason)}</em>
          )}
        </span>
      </div>
    </li>
  );
}

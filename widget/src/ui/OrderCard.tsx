/** An order with what may be changed now; each option opens the Hub's own page for that change, in place. */

import { day, money, until } from "../formats";
import { nameOf } from "../naming";
import { toSegment } from "../segments";
import type { OrderCard as Card, EditKind, LineCard } from "../types";
import type { Language } from "../words";
import type { LogProps } from "./Log";

interface OrderCardProps extends LogProps {
  card: Card;
  focus: EditKind | null;
  isNewest: boolean;
}

export function OrderCard({ card, focus, isNewest, language, base, store, onOpenHub }: OrderCardProps) {
  const options = [...card.options].sort((left, right) => Number(right === focus) - Number(left === focus));
  const name = language.say("order", { name: card.name });
  const address = `${base}/hub/${encodeURIComponent(store)}/orders/${toSegment(card.order_id)}`;
  return (
    <article class="card" aria-label={name}>
      <header>
        <div>
          <h3>{name}</h3>
          <p class="placed">
            {language.say("placed", { date: day(language, card.placed_at) })} ·{" "}
            {language.say("total", { amount: money(language, card.total) })}
          </p>
        </div>
        <span class={`state ${card.state}`}>{nameOf(language, "state", card.state)}</span>
      </header>
      <ul class="lines">
        {card.lines.map((line) => (
          <Line key={line.line_id} line={line} base={base} language={language} />
        ))}
      </ul>
      {isNewest ? (
        <div class="options">
          {options.map((kind) => (
            <button
              key={kind}
              type="button"
              class={kind === focus ? "main" : ""}
              onClick={() => onOpenHub({ orderId: card.order_id, edit: kind })}
            >
              <span>{nameOf(language, "edit", kind)}</span>
              {card.closes_at[kind] && <small>{until(language, card.closes_at[kind])}</small>}
            </button>
          ))}
          <a
            href={address}
            target="_blank"
            rel="noopener"
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpenHub({ orderId: card.order_id, edit: null });
            }}
          >
            {language.say("viewOrder")}
          </a>
        </div>
      ) : (
        <p class="note">{language.say("olderCard")}</p>
      )}
    </article>
  );
}

function Line({ line, base, language }: { line: LineCard; base: string; language: Language }) {
  const why = line.reason ? nameOf(language, "reason", line.reason) : "";
  return (
    <li>
      {line.image ? (
        <img src={new URL(line.image, base).href} alt="" loading="lazy" />
      ) : (
        <span class="no-image" />
      )}
      <div>
        <strong>{line.title}</strong>
        <span class="variant">
          {language.say("units", { count: line.open + line.shipped + line.blocked })}
          {line.variant || money(language, line.price)}
        </span>
        <span class="units">
          {line.open > 0 && <em class="open">{language.say("openUnits", { count: line.open })}</em>}
          {line.shipped > 0 && (
            <em class="shipped">{language.say("shippedUnits", { count: line.shipped })}</em>
          )}
          {line.blocked > 0 && (
            <em class="blocked">
              {language.say("blockedUnits", { count: line.blocked })}
              {why && ` (${why})`}
            </em>
          )}
        </span>
      </div>
    </li>
  );
}

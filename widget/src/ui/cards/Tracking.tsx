/** Where an order is: a line of stations for every parcel, the carrier's own link, and what has not left. */

import { day, days } from "../../formats";
import { nameOf } from "../../naming";
import { toSegment } from "../../segments";
import type { Language } from "../../words";
import type { CardProps } from "./Card";

interface Item {
  title: string;
  variant: string;
  image: string;
  units: number;
}

interface Parcel {
  place: number;
  stage: string;
  is_troubled: boolean;
  carrier: string;
  number: string;
  link: string;
  news_at: string | null;
  from_day: string | null;
  to_day: string | null;
  stations: string[];
  station: string;
  items: Item[];
}

/** `commerce.cards.tracking` of the server. */
interface TrackingCard {
  order_id: string;
  name: string;
  placed_at: string;
  stage: string;
  parcels: Parcel[];
  waiting: Item[];
  stations: string[];
  station: string;
}

export function Tracking({ block, language, base, store, onOpenHub }: CardProps) {
  const card = block.card as TrackingCard;
  const name = language.say("order", { name: card.name });
  const address = `${base}/hub/${encodeURIComponent(store)}/orders/${toSegment(card.order_id)}`;
  const isAlone = card.parcels.length === 1 && card.waiting.length === 0;
  return (
    <article class="card tracking" aria-label={name}>
      <header>
        <div>
          <h3>{name}</h3>
          <p class="placed">{language.say("placed", { date: day(language, card.placed_at) })}</p>
        </div>
      </header>
      {card.parcels.map((parcel) => (
        <Way key={parcel.place} parcel={parcel} isAlone={isAlone} language={language} />
      ))}
      {card.waiting.length > 0 && (
        <section class="parcel">
          <p class="now">{language.say("notSentYet")}</p>
          {card.parcels.length === 0 && (
            <Stations stations={card.stations} here={card.station} tone="" language={language} />
          )}
          <Items items={card.waiting} language={language} />
        </section>
      )}
      <div class="options">
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
    </article>
  );
}

interface WayProps {
  parcel: Parcel;
  isAlone: boolean;
  language: Language;
}

function Way({ parcel, isAlone, language }: WayProps) {
  const title = isAlone ? "" : language.say("parcel", { place: parcel.place });
  return (
    <section class="parcel" aria-label={title || undefined}>
      {title && <p class="placed">{title}</p>}
      <p class="now">{nameOf(language, "stage", parcel.stage)}</p>
      <Stations
        stations={parcel.stations}
        here={parcel.station}
        tone={parcel.is_troubled ? "busy" : ""}
        language={language}
      />
      {parcel.from_day && parcel.to_day && (
        <p>{language.say("expected", { days: days(language, parcel.from_day, parcel.to_day) })}</p>
      )}
      {(parcel.carrier || parcel.number) && (
        <p class="placed">
          {parcel.carrier} <span class="number">{parcel.number}</span>
        </p>
      )}
      <Items items={parcel.items} language={language} />
      {isWeb(parcel.link) && (
        <a
          class="follow"
          href={parcel.link}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={title ? `${language.say("follow")}: ${title}` : undefined}
        >
          {language.say("follow")}
        </a>
      )}
    </section>
  );
}

interface StationsProps {
  stations: string[];
  here: string;
  tone: string;
  language: Language;
}

function Stations({ stations, here, tone, language }: StationsProps) {
  const reached = stations.indexOf(here);
  return (
    <ol class={`way ${tone}`} aria-label={language.say("way")}>
      {stations.map((station, place) => (
        <li
          key={station}
          class={place <= reached ? "reached" : ""}
          aria-current={place === reached ? "step" : undefined}
        >
          <span>{nameOf(language, "station", station)}</span>
        </li>
      ))}
    </ol>
  );
}

function Items({ items, language }: { items: Item[]; language: Language }) {
  const named = items.map(
    (item) =>
      `${language.say("units", { count: item.units })}${item.title}${item.variant ? ` (${item.variant})` : ""}`,
  );
  return <p class="placed">{named.join(", ")}</p>;
}

/** The server has checked the link already; a browser is never handed another kind of address all the same. */
function isWeb(link: string): boolean {
  return /^https?:\/\//.test(link);
}

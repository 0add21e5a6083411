/** The widget's own words, and how it writes money and dates. What the agent says comes from the server, in the
 * conversation's language. English is built in; another language is one small file, fetched when it is first needed. */

import files from "virtual:words";
import type { Problem } from "./types";
import { core } from "./words/en";
import type { cards } from "./words/en.cards";

type English = typeof core & typeof cards;

/** A text that goes with a number: a form for each plural category that the language has (CLDR). */
export type Counted = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

type Group = "edit" | "state" | "reason" | "stage" | "station" | "kept" | "problem" | "topic";
type Plain = Exclude<keyof English, Group>;

/** What a language's file holds. */
export type Words = { [K in Plain]: string | Counted } & {
  [K in Group]: Record<keyof English[K], string>;
};

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const RETRY_AFTER = 30_000; // milliseconds
const PATIENCE = 10_000; // milliseconds

const english: Partial<Words> = { ...core };

/** Take in the English words of a part that comes later. */
export function teach(words: Partial<Words>): void {
  Object.assign(english, words);
}

export class Language {
  private readonly plurals: Intl.PluralRules;

  /** `words` may lack some, where it comes from another version of the widget: English stands in. */
  constructor(
    readonly tag: string = "en",
    private readonly words: Partial<Words> = english,
    private readonly library?: Library,
  ) {
    this.plurals = new Intl.PluralRules(tag);
  }

  say(key: Plain, values: Record<string, string | number> = {}): string {
    const text = this.words[key] ?? english[key] ?? "";
    const form = typeof text === "string" ? text : (text[this.category(values)] ?? text.other);
    return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  /** A word of a group by the server's own code; empty where there is none. */
  name(group: Group, code: string): string {
    const named = (words: Partial<Words>): string | undefined =>
      (words[group] as Record<string, string> | undefined)?.[code];
    return named(this.words) ?? named(english) ?? "";
  }

  /** What is said of a problem: by its code, else in the server's own sentence. */
  problem({ code, detail }: Problem): string {
    return this.name("problem", code) || detail || this.name("problem", "other");
  }

  /** The shop's own words in this language, empty where it has none. */
  own(words: Record<string, string> | undefined): string {
    return words?.[primary(this.tag)] ?? "";
  }

  get direction(): "ltr" | "rtl" {
    return RIGHT_TO_LEFT.has(primary(this.tag)) ? "rtl" : "ltr";
  }

  money(amount: { amount: string; currency: string }): string {
    return new Intl.NumberFormat(this.tag, { style: "currency", currency: amount.currency }).format(
      Number(amount.amount),
    );
  }

  percent(share: string): string {
    return new Intl.NumberFormat(this.tag, { style: "percent", maximumFractionDigits: 2 }).format(
      Number(share) / 100,
    );
  }

  day(moment: string): string {
    return new Intl.DateTimeFormat(this.tag, { dateStyle: "medium" }).format(new Date(moment));
  }

  /** Days in a row, first and last; a day is no moment, so it is the same everywhere. */
  days(first: string, last: string): string {
    const format = new Intl.DateTimeFormat(this.tag, { dateStyle: "medium", timeZone: "UTC" });
    return first === last
      ? format.format(new Date(first))
      : format.formatRange(new Date(first), new Date(last));
  }

  until(moment: string): string {
    return this.say("until", { time: this.moment(moment) });
  }

  /** An hour of today, or a day with its hour. */
  moment(moment: string): string {
    const isToday = new Date(moment).toDateString() === new Date().toDateString();
    const format: Intl.DateTimeFormatOptions = isToday
      ? { timeStyle: "short" }
      : { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
    return new Intl.DateTimeFormat(this.tag, format).format(new Date(moment));
  }

  /** The language of a message, if it is another and its words are there; else this one. */
  of(tag: string): Language {
    return tag && primary(tag) !== primary(this.tag) ? (this.library?.find(tag) ?? this) : this;
  }

  private category(values: Record<string, string | number>): Intl.LDMLPluralRule {
    return this.plurals.select(Number(values.count ?? 0));
  }
}

/** The languages that are there, and the way to the others. */
export class Library {
  private readonly loaded = new Map<string, Partial<Words>>([["en", english]]);
  private readonly asked = new Map<string, { at: number; done: Promise<void> }>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly base: string) {}

  /** The language with its words, or in English until they have come, which may be never. */
  read(tag: string): Language {
    return this.find(tag) ?? new Language("en", english, this);
  }

  /** The language, or null while its words are not there; they are asked for. */
  find(tag: string): Language | null {
    const words = this.loaded.get(primary(tag));
    if (words) return new Language(tag, words, this);
    void this.load(tag);
    return null;
  }

  /** Fetch a language's words, if they are not there yet. It never fails: without them the widget speaks English. */
  load(tag: string): Promise<void> {
    const name = primary(tag);
    const file = files[name];
    if (!file || this.loaded.has(name)) return Promise.resolve();
    const last = this.asked.get(name);
    if (last && Date.now() - last.at < RETRY_AFTER) return last.done;
    const done = this.fetch(name, file).catch(() => undefined);
    this.asked.set(name, { at: Date.now(), done });
    return done;
  }

  /** Call `listener` whenever words have come. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async fetch(name: string, file: string): Promise<void> {
    const answer = await fetch(`${this.base}/widget/words/${file}`, {
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const words: unknown = answer.ok ? await answer.json() : null;
    if (typeof words !== "object" || words === null) return;
    this.loaded.set(name, words as Partial<Words>);
    for (const listener of this.listeners) listener();
  }
}

/** Whether the widget has words of its own in this language. */
export function speaks(tag: string): boolean {
  return primary(tag) === "en" || primary(tag) in files;
}

/** The first of these languages that the widget speaks, as `Intl` takes it. */
export function choose(...tags: (string | null | undefined)[]): string {
  const tag = tags.find((one): one is string => !!one && speaks(one)) ?? "en";
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? primary(tag);
  } catch {
    return primary(tag);
  }
}

function primary(tag: string): string {
  return tag.split(/[-_]/)[0]?.toLowerCase() ?? "";
}

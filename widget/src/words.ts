/** The widget's own words. What the agent says comes from the server, in the
 * conversation's language. English is built in; another language is one small file, fetched when it is first needed. */

import files from "virtual:words";
import { Changing } from "./changing";
import { core } from "./words/en";
import type { cards } from "./words/en.cards";
import type { rating } from "./words/en.rating";

type English = typeof core & typeof cards & typeof rating;

/** A text that goes with a number: a form for each plural category that the language has (CLDR). */
export type Counted = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

export type Group = "edit" | "state" | "reason" | "stage" | "station" | "kept" | "problem" | "topic";
type Plain = Exclude<keyof English, Group>;

/** What a language's file holds. */
export type Words = { [K in Plain]: string | Counted } & {
  [K in Group]: Record<keyof English[K], string>;
};

/** Words of which some may be missing. */
export type Some = { [K in Plain]?: string | Counted } & {
  [K in Group]?: Partial<Record<keyof English[K], string>>;
};

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const RETRY_AFTER = 30_000; // milliseconds
const PATIENCE = 10_000; // milliseconds

export const english: Some = { ...core };

/** Take in the English words of a part that comes later. */
export function teach(words: Some): void {
  Object.assign(english, words);
}

export class Language {
  /** It may lack some, where it comes from another version of the widget: English stands in. */
  readonly words: Some;
  readonly #library: Library | undefined;
  readonly #plurals: Intl.PluralRules;

  constructor(
    readonly tag: string = "en",
    words: Some = english,
    library?: Library,
  ) {
    this.words = words;
    this.#library = library;
    this.#plurals = new Intl.PluralRules(tag);
  }

  say(key: Plain, values: Record<string, string | number> = {}): string {
    const text = this.words[key] ?? english[key] ?? "";
    const form = typeof text === "string" ? text : (text[this.#category(values)] ?? text.other);
    return form.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  /** The shop's own words in this language, empty where it has none. */
  own(words: Record<string, string> | undefined): string {
    return words?.[primary(this.tag)] ?? "";
  }

  get direction(): "ltr" | "rtl" {
    return RIGHT_TO_LEFT.has(primary(this.tag)) ? "rtl" : "ltr";
  }

  /** The language of a message, if it is another and its words are there; else this one. */
  of(tag: string): Language {
    return tag && primary(tag) !== primary(this.tag) ? (this.#library?.find(tag) ?? this) : this;
  }

  #category(values: Record<string, string | number>): Intl.LDMLPluralRule {
    return this.#plurals.select(Number(values.count ?? 0));
  }
}

/** The languages that are there, and the way to the others. */
export class Library extends Changing<{ count: number }> {
  readonly #loaded = new Map<string, Some>([["en", english]]);
  readonly #asked = new Map<string, { at: number; done: Promise<void> }>();

  readonly #base: string;

  constructor(base: string) {
    super({ count: 1 });
    this.#base = base;
  }

  /** The language with its words, or in English until they have come, which may be never. */
  read(tag: string): Language {
    return this.find(tag) ?? new Language("en", english, this);
  }

  /** The language, or null while its words are not there; they are asked for. */
  find(tag: string): Language | null {
    const words = this.#loaded.get(primary(tag));
    if (words) return new Language(tag, words, this);
    void this.load(tag);
    return null;
  }

  /** Fetch a language's words, if they are not there yet. It never fails: without them the widget speaks English. */
  load(tag: string): Promise<void> {
    const name = primary(tag);
    const file = files[name];
    if (!file || this.#loaded.has(name)) return Promise.resolve();
    const last = this.#asked.get(name);
    if (last && Date.now() - last.at < RETRY_AFTER) return last.done;
    const done = this.#fetch(name, file).catch(() => undefined);
    this.#asked.set(name, { at: Date.now(), done });
    return done;
  }

  async #fetch(name: string, file: string): Promise<void> {
    const answer = await fetch(`${this.#base}/widget/words/${file}`, {
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const words: unknown = answer.ok ? await answer.json() : null;
    if (typeof words !== "object" || words === null) return;
    this.#loaded.set(name, words as Some);
    this.change({ count: this.#loaded.size });
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

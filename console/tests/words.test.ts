import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/kit/words";

const SRC = new URL("../src", import.meta.url).pathname;
const OTHERS = LANGUAGES.filter((one) => one !== "en");
/** The part of a room's texts that may be spelt as in English ("Team", "Note", "Page"), and how many always may. */
const SAME = { part: 0.12, always: 4 };
/** Names and signs, which no language changes. */
const NAMES =
  /^(SMS|WhatsApp|E-mail|Chat|Webchat|CSV|SLA|API|Hub|OK|Webhooks?|Postmark|SendGrid|Mailgun|(Verify|Auth|Access) token|App secret|Account SID|Store hash|Phone number ID|WhatsApp Business account ID|\W*)$/i;

type Texts = Map<string, string>;

const rooms = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("words/en.json") && !path.startsWith("said/")) // tests/shape/test_sentences.py
  .map((path) => dirname(dirname(path)))
  .sort();

describe.each(rooms)("the words of %s", (room) => {
  const english = read(room, "en");
  const like = (key: string) => english.get(key) ?? english.get(key.replace(/_(few|many)$/, "_other")) ?? "";
  // "One" is 21 as well in Ukrainian, and 0 in French: its text may name the count where the English one need not.
  const mayHold = (key: string) =>
    [like(key), english.get(key.replace(/_one$/, "_other")) ?? like(key)].map(holes);

  it.each(OTHERS)("say in %s what they say in English", (language) => {
    const texts = read(room, language);
    expect([...texts.keys()].sort()).toEqual(keysIn(language, english).sort());
    const all = [...texts];
    expect(all.filter(([key, text]) => !text.trim() && like(key).trim())).toEqual([]);
    expect(all.filter(([key, text]) => !mayHold(key).includes(holes(text)))).toEqual([]);
    const worded = all.filter(([key]) => !NAMES.test(like(key).replace(/\{\{.*?\}\}/g, "")));
    const same = worded.filter(([key, text]) => text === like(key)).map(([key]) => key);
    expect(same.length > Math.max(SAME.always, worded.length * SAME.part) ? same : []).toEqual([]);
  });
});

/** All texts of a room in one language, by their keys with dots between. */
function read(room: string, language: string): Texts {
  const texts: Texts = new Map();
  const take = (part: Record<string, unknown>, before: string) => {
    for (const [key, value] of Object.entries(part))
      if (typeof value === "string") texts.set(before + key, value);
      else take(value as Record<string, unknown>, `${before}${key}.`);
  };
  take(JSON.parse(readFileSync(join(SRC, room, "words", `${language}.json`), "utf8")), "");
  return texts;
}

/** The keys that a language needs: what is counted has a text for each of its own plural forms. */
function keysIn(language: string, english: Texts): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return [...english.keys()].flatMap((key) => {
    const base = key.replace(/_(one|other)$/, "");
    if (base === key || !english.has(`${base}_one`) || !english.has(`${base}_other`)) return [key];
    return key.endsWith("_other") ? forms.map((form) => `${base}_${form}`) : [];
  });
}

/** What is put into a text, and the tags in it, in one line: the same in every language. */
function holes(text: string): string {
  return (text.match(/\{\{.*?\}\}|<\/?\w+\/?>/g) ?? []).sort().join(" ");
}

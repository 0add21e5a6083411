import files from "virtual:words";
import { afterEach, expect, test, vi } from "vitest";
import { money as write, day as writeDay } from "../src/formats";
import { nameOf } from "../src/naming";
import { type Counted, choose, Language, Library, speaks, teach, type Words } from "../src/words";
import { core } from "../src/words/en";
import { cards } from "../src/words/en.cards";
import { rating } from "../src/words/en.rating";

const en = { ...core, ...cards, ...rating };
teach(cards);

const FOUND = import.meta.glob<Words>("../src/words/*.json", { eager: true, import: "default" });
const ALL = Object.fromEntries(
  Object.entries(FOUND).map(([path, words]) => [path.replace(/.*\/|\.json/g, ""), words]),
);
const OTHERS = Object.entries(ALL);

afterEach(() => vi.unstubAllGlobals());

/** Every text with where it stands; a text with plural forms once for each. */
function texts(words: object, place = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, string | object]) =>
    typeof value === "string" ? [[`${place}${key}`, value]] : texts(value, `${place}${key}.`),
  );
}

/** Answer every fetch: with a file's words by its name, or as `how` says. */
function serve(how?: (name: string) => Promise<Response>): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (input: string) => {
    const name = new URL(input).pathname.replace("/widget/words/", "");
    asked.push(name);
    return how?.(name) ?? Promise.resolve(Response.json(ALL[name.split(".")[0] ?? ""]));
  });
  return asked;
}

test("nine languages are spoken, English without a file", () => {
  expect(Object.keys(ALL).sort()).toEqual(["de", "es", "fi", "fr", "it", "pl", "pt", "uk"]);
  expect(Object.keys(files).sort()).toEqual(Object.keys(ALL).sort());
  expect(files.pt).toMatch(/^pt\.[0-9a-f]{10}\.json$/);
});

test.each(OTHERS)("%s says everything that English says, with the same values", (_, words) => {
  const keys = (all: object): string[] => Object.keys(all).sort();
  expect(keys(words)).toEqual(keys(en));
  for (const group of ["edit", "state", "reason", "stage", "station", "problem"] as const)
    expect(keys(words[group])).toEqual(keys(en[group]));
  const values = (all: object): Record<string, string[]> => {
    const of: Record<string, string[]> = {};
    for (const [place, text] of texts(all)) {
      const key = place.replace(/\.(zero|one|two|few|many|other)$/, (form) =>
        place.startsWith("problem") ? form : "",
      );
      of[key] = [...new Set([...(of[key] ?? []), ...(text.match(/\{\w+\}/g) ?? [])])].sort();
    }
    return of;
  };
  expect(values(words)).toEqual(values(en));
  for (const [place, text] of texts(words)) expect(text.trim(), place).not.toBe("");
});

test.each(OTHERS)("%s has a form for every whole number where it has forms at all", (language, words) => {
  const rules = new Intl.PluralRules(language);
  const needed = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)));
  for (const key of ["newMessages", "shippedUnits", "openUnits", "blockedUnits"] as const) {
    const text: string | Counted = words[key];
    if (typeof text !== "string") expect(Object.keys(text)).toEqual(expect.arrayContaining([...needed]));
  }
});

test("a number takes the form of its language", () => {
  const polish = new Language("pl", ALL.pl);
  expect([1, 2, 5, 22].map((count) => polish.say("newMessages", { count }))).toEqual([
    "1 nowa wiadomość",
    "2 nowe wiadomości",
    "5 nowych wiadomości",
    "22 nowe wiadomości",
  ]);
  const ukrainian = new Language("uk", ALL.uk);
  expect(ukrainian.say("newMessages", { count: 21 })).toBe("21 нове повідомлення");
  expect(new Language().say("newMessages", { count: 1 })).toBe("1 new message");
});

test("the first language that is spoken here wins", () => {
  expect(choose(null, "sv", "pt-BR", "en")).toBe("pt-BR");
  expect(choose("xx")).toBe("en");
  expect(choose("de_AT")).toBe("de-AT");
  expect(choose("fr-")).toBe("fr");
  expect(speaks("PT")).toBe(true);
});

test("values are filled in as they are", () => {
  expect(new Language().say("order", { name: "#1001" })).toBe("Order #1001");
  expect(new Language("pt", ALL.pt).say("order", { name: "<b>" })).toBe("Pedido <b>");
});

test("money and days are written as the language writes them", () => {
  const money = (tag: string): string =>
    write(new Language(tag), { amount: "1234.50", currency: "EUR" }).replace(/\s/g, " ");
  expect(["en", "pt-BR", "pl", "de"].map(money)).toEqual([
    "€1,234.50",
    "€ 1.234,50",
    "1234,50 €",
    "1.234,50 €",
  ]);
  const day = (tag: string): string => writeDay(new Language(tag), "2026-11-18T12:00:00Z");
  expect(["en", "de", "fi"].map(day)).toEqual(["Nov 18, 2026", "18.11.2026", "18.11.2026"]);
});

test("a code without words of ours is silent", () => {
  expect(nameOf(new Language(), "reason", "something_new")).toBe("");
});

test("a language comes when it is first asked for, once, and says so", async () => {
  const asked = serve();
  const library = new Library("https://shop.test");
  let told = 0;
  library.subscribe(() => {
    told += 1;
  });
  expect(library.read("es-MX").say("send")).toBe("Send");
  await library.load("es-MX");
  expect(library.read("es-MX").say("send")).toBe("Enviar");
  expect(library.read("es-MX").tag).toBe("es-MX");
  expect([asked, told]).toEqual([[files.es], 1]);
});

test("a message in another language is dressed in it, as soon as its words are there", async () => {
  serve();
  const library = new Library("https://shop.test");
  const reader = library.read("en");
  expect(reader.of("uk")).toBe(reader);
  await library.load("uk");
  expect(reader.of("uk").say("hub")).toBe("Замовлення");
  expect(reader.of("sv")).toBe(reader);
  expect(reader.of("")).toBe(reader);
});

test.each([
  ["the network is gone", () => Promise.reject(new TypeError("network"))],
  ["there is no such file", () => Promise.resolve(new Response("{}", { status: 404 }))],
  ["it is no list of words", () => Promise.resolve(new Response("<html>"))],
  ["it is empty", () => Promise.resolve(Response.json(null))],
])("where %s, the widget speaks English, and asks again later", async (_, how) => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const asked = serve(how);
  const library = new Library("https://shop.test");
  await library.load("de");
  await library.load("de");
  expect(library.read("de").say("send")).toBe("Send");
  expect(asked).toHaveLength(1);
  vi.setSystemTime(Date.now() + 31_000);
  serve();
  await library.load("de");
  expect(library.read("de").say("send")).toBe("Senden");
  vi.useRealTimers();
});

test("a file of another version is read as far as it goes, the rest is English", async () => {
  serve(() => Promise.resolve(Response.json({ send: "Senden", state: { open: "Offen" } })));
  const library = new Library("https://shop.test");
  await library.load("de");
  const german = library.read("de");
  expect([german.say("send"), german.say("close")]).toEqual(["Senden", "Close the chat"]);
  expect([nameOf(german, "state", "open"), nameOf(german, "state", "shipped")]).toEqual(["Offen", "Shipped"]);
});

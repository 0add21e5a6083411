/** A list of sentences: the server's English one, with `{name}` for what is put in, to the same in another language. */
export type Sentences = Record<string, string>;

const HOLE = /\{(\w+)\}/g;
/** A value that is put in may be a sentence itself; deeper than this none is. */
const DEEPEST = 3;

interface Pattern {
  matcher: RegExp;
  names: string[];
  said: string;
}

/**
 * Say the server's English sentences by a list: whole ones as they stand, others by their pattern, the one with the most
 * words of its own first; several sentences in a row one by one. What is not in the list stays as it is.
 */
export function sayer(list: Sentences): (sentence: string) => string {
  const whole = new Map(Object.entries(list));
  const patterns = Object.entries(list)
    .filter(([english]) => english.search(HOLE) >= 0)
    .sort(([one], [other]) => ownWords(other) - ownWords(one))
    .map(([english, said]) => pattern(english, said));

  const byPattern = (sentence: string, depth: number): string | undefined => {
    if (depth > DEEPEST) return undefined;
    for (const one of patterns) {
      const match = one.matcher.exec(sentence);
      if (match) return filled(one, match.slice(1), (value) => say(value, depth + 1));
    }
    return undefined;
  };
  const find = (sentence: string, depth: number) => whole.get(sentence) ?? byPattern(sentence, depth);
  const say = (sentence: string, depth: number): string =>
    whole.get(sentence) ??
    inARow(sentence, (part) => find(part, depth + 1)) ??
    byPattern(sentence, depth) ??
    // What is put in may be a list of names, of which each that is known is said.
    (depth > 0 ? sentence.replace(/[^;,]+/g, named) : sentence);
  const named = (part: string) => part.replace(part.trim(), (word) => whole.get(word) ?? word);
  return (sentence) => (sentence ? say(sentence, 0) : sentence);
}

const ownWords = (english: string) => english.replace(HOLE, "").length;

function pattern(english: string, said: string): Pattern {
  const names = [...english.matchAll(HOLE)].map((hole) => hole[1] ?? "");
  const parts = english.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return { matcher: new RegExp(`^${parts.join("(.*?)")}$`, "s"), names, said };
}

function filled(one: Pattern, values: string[], say: (value: string) => string): string {
  const named = new Map(one.names.map((name, at) => [name, say(values[at] ?? "")]));
  return one.said.replace(HOLE, (hole, name: string) => named.get(name) ?? hole);
}

/** Each of several sentences, if all of them are known; the longest beginning that is known is taken first. */
function inARow(text: string, find: (part: string) => string | undefined): string | undefined {
  const parts = text.split(/(?<=[.?!])\s+/);
  if (parts.length < 2) return undefined;
  const said: string[] = [];
  for (let at = 0; at < parts.length; ) {
    let end = at === 0 ? parts.length - 1 : parts.length;
    let found: string | undefined;
    for (; end > at && found === undefined; end--) found = find(parts.slice(at, end).join(" "));
    if (found === undefined) return undefined;
    said.push(found);
    at = end + 1;
  }
  return said.join(" ");
}

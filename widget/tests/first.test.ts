/** What is there before the first word says only words that are there too: others come with a part, which may be lost. */

import { expect, test } from "vitest";
import { core } from "../src/words/en";
import { cards } from "../src/words/en.cards";

const FILES = import.meta.glob<string>("../src/**/*.{ts,tsx}", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** The files that come with `name`, by what it imports for more than a type. */
function along(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const code = FILES[name] ?? "";
  for (const [, what, from] of code.matchAll(/^(?:import|export) (?!type )([^;"]*?from )?"(\.[^"]+)";/gm)) {
    if (what && /^\{\s*(type [^,}]+,?\s*)+\}/.test(what)) continue;
    const base = new URL(from ?? "", `file://${name.replace("..", "")}`).pathname;
    const file = [`..${base}.ts`, `..${base}.tsx`].find((one) => one in FILES);
    if (file) along(file, found);
  }
  return found;
}

/** Every word that these files name where they say one. */
function said(files: Set<string>): Set<string> {
  const words = new Set<string>();
  for (const file of files)
    for (const [, inside] of (FILES[file] ?? "").matchAll(/\bsay\(([^)]*)\)/g))
      for (const [, word] of (inside ?? "").matchAll(/"(\w+)"/g)) if (word) words.add(word);
  return words;
}

const first = along("../src/main.tsx");
const later = along("../src/ui/parts.ts");

test("the first part is the chat without its cards and its line to the server", () => {
  expect(first).toContain("../src/ui/Composer.tsx");
  for (const file of ["line.ts", "api.ts", "sound.ts", "ui/Talk.tsx", "ui/SignIn.tsx"]) {
    expect(first).not.toContain(`../src/${file}`);
    expect(later).toContain(`../src/${file}`);
  }
});

test("every word of the first part comes with it", () => {
  const words = said(first);
  expect(words).toContain("placeholder");
  expect([...words].filter((word) => !(word in core))).toEqual([]);
});

test("every word is said by somebody, and the later ones by what comes later", () => {
  const known = new Set([...said(first), ...said(later)]);
  const texts = Object.entries({ ...core, ...cards })
    .filter(([, text]) => typeof text === "string" || "other" in text)
    .map(([word]) => word)
    .filter((word) => word !== "problem" && word !== "topic");
  const elsewhere = ["chatLost", "you", "agent", "staff", "picture", "video"]; // said by the loader, or by a code
  expect(texts.filter((word) => !known.has(word) && !elsewhere.includes(word))).toEqual([]);
});

/** What the server's codes are called. */

import type { Problem } from "./types";
import { english, type Group, type Language, type Some } from "./words";

/** A word of a group by the server's own code; empty where there is none. */
export function nameOf(language: Language, group: Group, code: string): string {
  const named = (words: Some): string | undefined =>
    (words[group] as Record<string, string> | undefined)?.[code];
  return named(language.words) ?? named(english) ?? "";
}

/** What is said of a problem: by its code, else in the server's own sentence. */
export function problemOf(language: Language, { code, detail }: Problem): string {
  return nameOf(language, "problem", code) || detail || nameOf(language, "problem", "other");
}

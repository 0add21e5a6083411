import { LANGUAGES } from "@/kit/words";

/** The tones that a text may be written in besides the plain one. */
export const TONES = ["neutral", "professional", "friendly", "playful"] as const;
export const LONGEST = 4000;

/** Texts by language, or by language and tone, as the server keeps them: without those that are empty. */
export function written(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
}

export function keyOf(language: string, tone: string): string {
  return tone ? `${language}:${tone}` : language;
}

/** The languages in which there is a text, in our order. */
export function languagesOf(texts: Record<string, string>): string[] {
  const there = new Set(Object.keys(written(texts)).map((key) => key.split(":")[0]));
  return LANGUAGES.filter((one) => there.has(one));
}

/** A text with a variable put in at a place, and where the writing goes on. */
export function put(text: string, from: number, to: number, name: string): { text: string; at: number } {
  const variable = `{{${name}}}`;
  return { text: text.slice(0, from) + variable + text.slice(to), at: from + variable.length };
}

/** Where a line and a sign stand in a text; both are counted from 1. */
export function placeOf(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return Math.min(before + column - 1, text.length);
}

/** A text with a wrong variable exchanged for the one that was meant. */
export function mend(text: string, line: number, column: number, variable: string, nearest: string): string {
  const at = placeOf(text, line, column);
  const end = text.indexOf("}}", at);
  if (end < 0) return text;
  const inside = text.slice(at, end);
  return text.slice(0, at) + inside.replace(variable, nearest) + text.slice(end);
}

import { notFound } from "@tanstack/react-router";

const MOST = 2 ** 31;

/** Says that an address leads nowhere where `said` is neither a number of ours nor one of `words`. */
export function numbered(said: string, ...words: readonly string[]): void {
  const isNumber = /^[1-9]\d*$/.test(said) && Number(said) < MOST;
  if (!isNumber && !words.includes(said)) throw notFound();
}

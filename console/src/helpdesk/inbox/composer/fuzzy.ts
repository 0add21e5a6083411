/** How well `typed` fits `words`, higher is better; 0 where its letters do not stand in it in that order. */
export function fits(typed: string, words: string): number {
  const wanted = typed.toLowerCase();
  const within = words.toLowerCase();
  if (!wanted) return 1;
  const at = within.indexOf(wanted);
  if (at === 0) return 1000 - within.length / 1000;
  if (at > 0) return (/[\s_-]/.test(within[at - 1] ?? "") ? 800 : 600) - at;
  let place = -1;
  let gaps = 0;
  for (const sign of wanted) {
    const next = within.indexOf(sign, place + 1);
    if (next < 0) return 0;
    gaps += next - place - 1;
    place = next;
  }
  return Math.max(1, 400 - gaps * 10);
}

/** Those that fit, best first; `named` tells by which words each can be found. */
export function best<T>(typed: string, all: readonly T[], named: (one: T) => readonly string[]): T[] {
  return all
    .map((one) => ({ one, score: Math.max(...named(one).map((words) => fits(typed, words))) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ one }) => one);
}

/** What is typed behind a slash right before the caret, and where the slash stands; null where there is none. */
export function slashBefore(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1] ?? "").length - 1, typed: found[1] ?? "" } : null;
}

/** What a text message is charged by: segments of the GSM-7 alphabet, or of UCS-2 as soon as one sign is outside it. */
const ALPHABET = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENSION = new Set("^{}\\[~]|€\f");

/** What the server puts in GSM-7's own signs before it sends. */
const FOLDS: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4`\u2039\u203a]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212\u2022\u00b7\u2043]/g, "-"],
  [/[\t\u00a0\u2000-\u200a\u202f\u205f]/g, " "],
  [/[\u00ad\u200b\u2060\ufeff]/g, ""],
  [/\u2026/g, "..."],
];

/** How many text messages the words are, and how many signs still fit into the last of them. */
export function segments(text: string): { count: number; left: number } {
  const folded = FOLDS.reduce((so, [signs, by]) => so.replace(signs, by), text);
  const signs = [...folded];
  const isNarrow = signs.every((sign) => ALPHABET.has(sign) || EXTENSION.has(sign));
  const length = isNarrow
    ? signs.reduce((sum, sign) => sum + (EXTENSION.has(sign) ? 2 : 1), 0)
    : folded.length;
  const [one, many] = isNarrow ? [160, 153] : [70, 67];
  const count = length <= one ? 1 : Math.ceil(length / many);
  return { count, left: (count === 1 ? one : count * many) - length };
}

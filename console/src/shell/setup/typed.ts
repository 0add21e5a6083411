/** The web origin of a shop's address as people write it: with or without https:// and whatever follows. */
export function originOf(site: string): string | null {
  const text = site.trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    const isHost = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(url.hostname);
    return /^https?:$/.test(url.protocol) && isHost && !url.username ? url.origin : null;
  } catch {
    return null;
  }
}

const LONGEST_KEY = 40;
const NAMELESS = "shop";
const WHOLE: Record<string, string> = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe" };

/** The key that a store's name suggests: `Fable & Fern` is `fable-fern`. */
export function keyOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const key = plain
    .replace(/[łøđßæœ]/g, (letter) => WHOLE[letter] ?? "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_KEY)
    .replace(/^-+|-+$/g, "");
  return key || NAMELESS;
}

/** What of a starting text still stands in brackets, waiting for the shop's own words. */
export function blanks(text: string): string[] {
  return text.match(/\[[^\]\n]+\]/g) ?? [];
}

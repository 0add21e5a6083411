/** The Markdown that articles are written in, as blocks: what a preview needs, and no HTML. */
export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; ordered: boolean; items: { text: string; depth: number }[] }
  | { kind: "quote"; text: string }
  | { kind: "code"; text: string }
  | { kind: "table"; head: string[]; rows: string[][] };

export type Span = { kind: "text" | "bold" | "italic" | "code" | "link"; text: string; to?: string };

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/;
const RULE = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const FENCE = /^\s*(```|~~~)/;
const DEEPEST = 3;

/** Read a text into its blocks; whatever is no known block is a paragraph, word for word. */
export function blocks(body: string): Block[] {
  const lines = body.replace(/\r\n?/g, "\n").split("\n");
  const found: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const [block, next] = read(lines, at);
    if (block) found.push(block);
    at = next;
  }
  return found;
}

/** Leave out a first heading that only repeats the article's title, as its public page does. */
export function withoutTitle(found: Block[], title: string): Block[] {
  const [first] = found;
  const isTitle = first?.kind === "heading" && first.text.toLowerCase() === title.trim().toLowerCase();
  return isTitle ? found.slice(1) : found;
}

function read(lines: readonly string[], at: number): [Block | null, number] {
  const line = lines[at] ?? "";
  if (!line.trim()) return [null, at + 1];
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: "heading", level: heading[1]?.length ?? 1, text: heading[2] ?? "" }, at + 1];
  if (FENCE.test(line)) return code(lines, at);
  if (ITEM.test(line)) return list(lines, at);
  if (line.includes("|") && RULE.test(lines[at + 1] ?? "")) return table(lines, at);
  if (line.trimStart().startsWith(">")) return quote(lines, at);
  return paragraph(lines, at);
}

function until(lines: readonly string[], at: number, goes: (line: string) => boolean): number {
  let end = at;
  while (end < lines.length && goes(lines[end] ?? "")) end += 1;
  return end;
}

function code(lines: readonly string[], at: number): [Block, number] {
  const end = until(lines, at + 1, (line) => !FENCE.test(line));
  return [{ kind: "code", text: lines.slice(at + 1, end).join("\n") }, end + 1];
}

function list(lines: readonly string[], at: number): [Block, number] {
  const ordered = Boolean(ITEM.exec(lines[at] ?? "")?.[3]);
  const items: { text: string; depth: number }[] = [];
  const end = until(lines, at, (line) => ITEM.test(line) || /^\s+\S/.test(line));
  for (const line of lines.slice(at, end)) {
    const item = ITEM.exec(line);
    const last = items.at(-1);
    if (item)
      items.push({ text: item[4] ?? "", depth: Math.min(Math.floor((item[1]?.length ?? 0) / 2), DEEPEST) });
    else if (last) last.text += ` ${line.trim()}`;
  }
  return [{ kind: "list", ordered, items }, end];
}

function table(lines: readonly string[], at: number): [Block, number] {
  const end = until(lines, at + 2, (line) => line.includes("|"));
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => cell.trim());
  return [{ kind: "table", head: cells(lines[at] ?? ""), rows: lines.slice(at + 2, end).map(cells) }, end];
}

function quote(lines: readonly string[], at: number): [Block, number] {
  const end = until(lines, at, (line) => line.trimStart().startsWith(">"));
  const words = lines.slice(at, end).map((line) => line.trimStart().replace(/^>\s?/, ""));
  return [{ kind: "quote", text: words.join(" ").trim() }, end];
}

function paragraph(lines: readonly string[], at: number): [Block, number] {
  const ends = (line: string) => !line.trim() || HEADING.test(line) || FENCE.test(line) || ITEM.test(line);
  const end = Math.max(
    until(lines, at, (line) => !ends(line)),
    at + 1,
  );
  return [
    {
      kind: "paragraph",
      text: lines
        .slice(at, end)
        .map((line) => line.trim())
        .join(" "),
    },
    end,
  ];
}

const SPANS =
  /\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*)\*|_([^_\s][^_]*)_|`([^`]+)`|!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g;

/** Split a line into words that are bold, italic, code, a link, or plain. */
export function spans(text: string): Span[] {
  const found: Span[] = [];
  let last = 0;
  for (const match of text.matchAll(SPANS)) {
    if (match.index > last) found.push({ kind: "text", text: text.slice(last, match.index) });
    found.push(span(match));
    last = match.index + match[0].length;
  }
  if (last < text.length) found.push({ kind: "text", text: text.slice(last) });
  return found;
}

function span([, bold, alsoBold, italic, alsoItalic, code, label, to]: RegExpMatchArray): Span {
  if (bold || alsoBold) return { kind: "bold", text: bold ?? alsoBold ?? "" };
  if (italic || alsoItalic) return { kind: "italic", text: italic ?? alsoItalic ?? "" };
  if (code) return { kind: "code", text: code };
  const isSafe = /^(https?:\/\/|mailto:|tel:)/i.test(to ?? "");
  return isSafe ? { kind: "link", text: label || (to ?? ""), to } : { kind: "text", text: label ?? "" };
}

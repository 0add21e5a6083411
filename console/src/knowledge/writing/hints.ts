import { blocks } from "@/knowledge/writing/markdown";

export type Hint = "no_heading" | "long_paragraph" | "vague_title" | "vague_heading";

const LONG_TEXT = 400;
const LONG_PARAGRAPH = 600;
const VAGUE =
  /^(info|information|infos|faq|faqs|help|policy|policies|general|misc|other|page|document|untitled|\W|\d)+$/i;

/** What makes a text hard to find: clear headings and direct language match questions best (S1-58). */
export function hints(title: string, body: string): Hint[] {
  const read = blocks(body);
  const headings = read.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
  const found: Hint[] = [];
  if (title.trim() && VAGUE.test(title.trim())) found.push("vague_title");
  if (headings.some((heading) => VAGUE.test(heading))) found.push("vague_heading");
  if (headings.length === 0 && body.length > LONG_TEXT) found.push("no_heading");
  if (read.some((block) => block.kind === "paragraph" && block.text.length > LONG_PARAGRAPH))
    found.push("long_paragraph");
  return found;
}

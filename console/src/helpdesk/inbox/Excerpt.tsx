import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FoundMessageBody } from "@/api";

export interface Part {
  words: string;
  isFound: boolean;
}

/** Cut words into what was looked for and what stands between; places count Unicode characters, as the server does. */
export function parted(words: string, highlights: readonly (readonly [number, number])[]): Part[] {
  const characters = Array.from(words);
  const parts: Part[] = [];
  let at = 0;
  const add = (from: number, to: number, isFound: boolean) => {
    if (to > from) parts.push({ words: characters.slice(from, to).join(""), isFound });
  };
  for (const [begin, end] of [...highlights].sort((a, b) => a[0] - b[0])) {
    if (begin < at) continue;
    add(at, begin, false);
    add(begin, end, true);
    at = Math.max(at, end);
  }
  add(at, characters.length, false);
  return parts;
}

/** What was said where it was found, with what was looked for marked. */
export function Excerpt({ message }: { message: FoundMessageBody }) {
  const { t } = useTranslation("helpdesk/inbox");
  return (
    <Text size="sm" lineClamp={2}>
      <Text span c="dimmed" size="sm">
        {t(`search.author.${message.author}`, { defaultValue: message.author })}{" "}
      </Text>
      {parted(message.words, message.highlights).map((part, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never change places
        part.isFound ? <mark key={place}>{part.words}</mark> : part.words,
      )}
      {message.is_cut && "…"}
    </Text>
  );
}

/** What a customer chose by a button is sent as the choice's value; they read the words of the button. */

import type { Message } from "./types";

/** Return the label of the choice whose value was sent, or the words themselves where nothing offered them. */
export function wordsOf(sent: string, messages: readonly Message[]): string {
  for (const { blocks } of messages.toReversed())
    for (const block of blocks)
      if (block.type === "choices")
        for (const [label, value] of block.options) if (value === sent) return label;
  return sent;
}

/** Return a message as its writer reads it. */
export function asRead(message: Message, messages: readonly Message[]): Message {
  if (message.author !== "customer") return message;
  const blocks = message.blocks.map((block) =>
    block.type === "text" ? { ...block, text: wordsOf(block.text, messages) } : block,
  );
  return { ...message, blocks };
}

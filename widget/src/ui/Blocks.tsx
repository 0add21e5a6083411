/** What a message is made of, block by block. Every text goes through Preact, which escapes it. */

import type { Message } from "../types";
import type { Language } from "../words";
import { Block } from "./Block";
import type { LogProps } from "./Log";

export interface BlocksProps extends LogProps {
  message: Message;
  language: Language;
}

export function Blocks(props: BlocksProps) {
  return (
    <>
      {props.message.blocks.map((block, index) =>
        block.type === "text" ? (
          <p key={index} class="text" dir="auto" lang={block.lang || undefined}>
            {block.text}
          </p>
        ) : (
          <Block key={index} {...props} block={block} />
        ),
      )}
    </>
  );
}

/**
 * A picture, a video or a file of a message: what the shop sends by its address, the customer's own from this chat.
 * Where the content policy of the shop's page lets none be shown, a link stands in.
 */

import { useEffect, useState } from "preact/hooks";
import { fetchFile } from "../acts";
import type { Chat } from "../chat";
import type { MediaBlock } from "../types";
import type { Language } from "../words";

interface MediaProps {
  block: MediaBlock;
  chat: Chat;
  language: Language;
  base: string;
  isOwn: boolean;
}

export function Media({ block, chat, language, base, isOwn }: MediaProps) {
  const label = block.name || language.say(block.type);
  const own = useOwn(chat, block, isOwn);
  const [isBlocked, setBlocked] = useState(false);
  const address = isOwn ? own.address : `${base}/media/${block.media}/${encodeURIComponent(label)}`;
  if (own.isLost) return <p class="note">{language.say("fileLost", { name: label })}</p>;
  if (!address && block.type === "picture")
    return <span class="media" style={shape(block)} role="img" aria-label={label} />;
  if (!address)
    return (
      <button type="button" class="file" onClick={own.load}>
        {label}
      </button>
    );
  const fallBack = (): void => setBlocked(true);
  if (block.type === "picture" && !isBlocked) {
    const size = block.width > 0 ? { width: block.width, height: block.height } : {};
    const picture = <img {...size} src={address} alt={label} onError={fallBack} />;
    return isOwn ? (
      <span class="media">{picture}</span>
    ) : (
      <a class="media" href={address} target="_blank" rel="noopener">
        {picture}
        <span class="hidden"> ({language.say("newTab")})</span>
      </a>
    );
  }
  if (block.type === "video" && !isBlocked) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: it is somebody's own recording, which has none
      <video class="media" src={address} controls preload="metadata" aria-label={label} onError={fallBack} />
    );
  }
  return (
    <a class="file" href={address} download={label} target="_blank" rel="noopener">
      {label}
    </a>
  );
}

/** Keep the place of a picture that is not there yet, so that nothing jumps. */
function shape(block: MediaBlock) {
  return block.width > 0 ? { aspectRatio: `${block.width} / ${block.height}` } : {};
}

/** The customer's own file, fetched with the key of the chat: a picture at once, anything larger when it is wanted. */
function useOwn(chat: Chat, block: MediaBlock, isOwn: boolean) {
  const [address, setAddress] = useState<string | null>(null);
  const [isLost, setLost] = useState(false);
  const load = async (): Promise<void> => {
    const found = await fetchFile(chat, block.media);
    const file = found instanceof Blob ? found : null;
    // More pages allow pictures as data than as blobs.
    if (file) setAddress(block.type === "picture" ? await asData(file) : URL.createObjectURL(file));
    setLost(!file);
  };
  useEffect(() => {
    if (isOwn && block.type === "picture") void load();
  }, [block.media]);
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  return { address, isLost, load: () => void load() };
}

function asData(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(file);
  });
}

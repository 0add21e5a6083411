/** Where the customer writes: Enter sends, Shift and Enter begins a new line; pictures, videos and files go along. */

import { useRef, useState } from "preact/hooks";
import type { Chat } from "../chat";
import { ACCEPTED, MOST_FILES } from "../upload";
import type { Language } from "../words";
import { Icon } from "./icons";
import { useFiles, Waiting } from "./Waiting";

const LONGEST = 4_000;

interface ComposerProps {
  language: Language;
  chat: Chat;
  store: string;
}

export function Composer({ language, chat, store }: ComposerProps) {
  const [text, setText] = useDraft(`tillside:${store}:draft`);
  const files = useFiles(chat);
  const picker = useRef<HTMLInputElement>(null);
  const canSend = files.areReady && (text.trim() !== "" || files.uploaded.length > 0);

  function send(): void {
    if (!canSend) return;
    chat.send(text, files.uploaded);
    setText("");
    files.clear();
  }

  return (
    <form
      class="composer"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        files.add([...(event.dataTransfer?.files ?? [])]);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Waiting files={files} language={language} />
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        onChange={(event) => {
          files.add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="round attach"
        aria-label={language.say("attach")}
        title={language.say("attach")}
        disabled={files.waiting.length >= MOST_FILES}
        onClick={() => picker.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <textarea
        rows={1}
        maxLength={LONGEST}
        aria-label={language.say("placeholder")}
        placeholder={language.say("placeholder")}
        value={text}
        dir="auto"
        onInput={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = [...(event.clipboardData?.files ?? [])];
          if (pasted.length === 0) return;
          event.preventDefault();
          files.add(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="round send" aria-label={language.say("send")} disabled={!canSend}>
        <Icon name="send" />
      </button>
    </form>
  );
}

/** What is being written, kept for this tab: a page that is left in the middle of a sentence loses nothing. */
function useDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => {
    try {
      return sessionStorage.getItem(name) ?? "";
    } catch {
      return "";
    }
  });
  return [
    text,
    (next) => {
      setText(next);
      try {
        sessionStorage.setItem(name, next);
      } catch {
        // Without storage it is kept as long as the page is.
      }
    },
  ];
}

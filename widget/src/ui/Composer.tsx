import { useState } from "preact/hooks";
import type { Language } from "../words";
import { Icon } from "./icons";

const LONGEST = 4_000;

/** Where the customer writes: Enter sends, Shift and Enter begins a new line. */
export function Composer({ language, onSend }: { language: Language; onSend: (text: string) => void }) {
  const [text, setText] = useState("");

  function send(): void {
    if (!text.trim()) return;
    onSend(text);
    setText("");
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        rows={1}
        maxLength={LONGEST}
        aria-label={language.say("placeholder")}
        placeholder={language.say("placeholder")}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="round send" aria-label={language.say("send")} disabled={!text.trim()}>
        <Icon name="send" />
      </button>
    </form>
  );
}

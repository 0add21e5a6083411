/** Where the customer writes: Enter sends, Shift and Enter begins a new line; pictures, videos and files go along. */

import { useRef } from "preact/hooks";
import { ACCEPTED, type Draft, MOST_FILES } from "../draft";
import type { Late } from "../late";
import type { Language } from "../words";
import { Icon } from "./icons";
import { useChange } from "./useChange";

const LONGEST = 4_000;

interface ComposerProps {
  language: Language;
  draft: Draft;
  late: Late | null;
}

export function Composer({ language, draft, late }: ComposerProps) {
  const { text, files, isWished } = useChange(draft);
  const picker = useRef<HTMLInputElement>(null);

  return (
    <form
      class="composer"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        draft.add(event.dataTransfer?.files);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        draft.send();
      }}
    >
      {files.length > 0 && (
        <div class="chosen">
          {late ? <late.Waiting {...{ draft, language }} /> : <p class="note">{language.say("loading")}</p>}
        </div>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={ACCEPTED}
        onChange={(event) => {
          draft.add(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="round attach"
        aria-label={language.say("attach")}
        title={language.say("attach")}
        disabled={files.length >= MOST_FILES}
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
        onInput={(event) => draft.write(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData?.files;
          if (!pasted?.length) return;
          event.preventDefault();
          draft.add(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          draft.send();
        }}
      />
      <button
        type="submit"
        class="round send"
        aria-label={language.say("send")}
        disabled={!draft.canSend || isWished}
      >
        <Icon name="send" />
      </button>
    </form>
  );
}

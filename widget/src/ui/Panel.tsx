/** The open chat: head, messages, what is being typed, and the Hub's page when one is open in place. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Chat, ChatState } from "../chat";
import type { HubPage } from "../types";
import type { Language } from "../words";
import { Composer } from "./Composer";
import { Hub } from "./Hub";
import { Icon } from "./icons";
import { Log } from "./Log";

/** Where the chat covers the whole page. */
export const SHEET = "(max-width: 480px)";

interface PanelProps {
  chat: Chat;
  state: ChatState;
  language: Language;
  base: string;
  store: string;
  /** Whether the customer opened the chat just now; a reload that finds it open leaves the focus where it is. */
  takesFocus: boolean;
  onClose: () => void;
}

export interface Wish {
  orderId: string;
  edit: HubPage | null;
}

export function Panel({ chat, state, language, base, store, takesFocus, onClose }: PanelProps) {
  const panel = useRef<HTMLElement>(null);
  const [hub, setHub] = useState<Wish | null>(null);
  const isSheet = useSheet();

  const wasElsewhere = useRef(takesFocus);
  useEffect(() => {
    if (!hub && wasElsewhere.current) panel.current?.querySelector("textarea")?.focus();
    wasElsewhere.current = hub !== null;
  }, [hub]);

  function go(place: "first" | "last"): void {
    focusables(panel.current)
      .at(place === "first" ? 0 : -1)
      ?.focus();
  }

  const askForPerson = () => chat.askForPerson(language.say("person"));
  const isHeld = state.holder === "person";
  const wasAsked = state.wasPersonAsked;
  return (
    <section
      ref={panel}
      class="panel"
      role="dialog"
      aria-modal={isSheet}
      aria-label={language.say("title")}
      onKeyDown={(event) => event.key === "Escape" && (hub ? setHub(null) : onClose())}
    >
      <Guard onReached={() => go("last")} />
      <div class={hub ? "head has-back" : "head"}>
        {hub && (
          <button type="button" class="round" aria-label={language.say("back")} onClick={() => setHub(null)}>
            <Icon name="back" />
          </button>
        )}
        <h2>{language.say(hub ? "hub" : "title")}</h2>
        <button type="button" class="person" disabled={isHeld || wasAsked} onClick={askForPerson}>
          <Icon name="person" />
          {language.say(isHeld ? "personHolds" : wasAsked ? "personAsked" : "person")}
        </button>
        <button type="button" class="round" aria-label={language.say("close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {hub && <Hub chat={chat} wish={hub} base={base} language={language} onDone={() => setHub(null)} />}
      <div class={hub ? "talk is-behind" : "talk"}>
        <Log
          chat={chat}
          state={state}
          language={language}
          base={base}
          store={store}
          isBehind={hub !== null}
          onOpenHub={setHub}
          onPerson={askForPerson}
        />
        <Composer language={language} onSend={(text) => chat.send(text)} />
      </div>
      <Guard onReached={() => go("first")} />
    </section>
  );
}

/** An unseen stop at each end of the dialog that sends the keyboard round, also out of the Hub's frame. */
function Guard({ onReached }: { onReached: () => void }) {
  // biome-ignore lint/a11y/noStaticElementInteractions: it is nothing to a reader, only a turn of the keyboard
  // biome-ignore lint/a11y/noNoninteractiveTabindex: the same
  return <span class="guard" tabIndex={0} onFocus={onReached} />;
}

function focusables(panel: HTMLElement | null): HTMLElement[] {
  const found =
    panel?.querySelectorAll<HTMLElement>("button, a[href], input, textarea, summary, iframe") ?? [];
  return [...found].filter((item) => !item.matches(":disabled") && item.checkVisibility());
}

/** Whether the chat covers the whole page, as on a phone. */
function useSheet(): boolean {
  const [isSheet, setSheet] = useState(() => matchMedia(SHEET).matches);
  useEffect(() => {
    const media = matchMedia(SHEET);
    const change = (): void => setSheet(media.matches);
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, []);
  return isSheet;
}

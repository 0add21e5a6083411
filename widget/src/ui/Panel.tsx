/** The open chat: head, messages, what is being typed, and the Hub's page when one is open in place. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Chat, ChatState } from "../chat";
import type { Draft } from "../draft";
import type { Look } from "../hand";
import type { Memory } from "../memory";
import type { HubPage } from "../types";
import type { Language } from "../words";
import { Composer } from "./Composer";
import { Icon } from "./icons";
import { Log } from "./Log";
import { useLate } from "./useLate";

/** Where the chat covers the whole page, as on a phone. */
export const SHEET = "(max-width: 480px)";

export interface PanelProps {
  chat: Chat;
  state: ChatState;
  language: Language;
  look: Look | null;
  memory: Memory;
  base: string;
  store: string;
  draft: Draft;
  /** The id after which messages are new to the reader, 0 where none is. */
  mark: number;
  /** Whether the customer opened the chat just now; a reload that finds it open leaves the focus where it is. */
  takesFocus: boolean;
  onClose: () => void;
}

export interface Wish {
  orderId: string;
  edit: HubPage | null;
}

export function Panel(props: PanelProps) {
  const { chat, state, language, look, memory, base, takesFocus, onClose } = props;
  const panel = useRef<HTMLElement>(null);
  const [hub, setHub] = useState<Wish | null>(null);
  const room = useLate();
  const { late } = room;

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
  const title = language.own(look?.titles) || language.say("title");
  return (
    <section
      ref={panel}
      class="panel"
      role="dialog"
      aria-modal={matchMedia(SHEET).matches}
      aria-label={title}
      onKeyDown={(event) => event.key === "Escape" && (hub ? setHub(null) : onClose())}
    >
      <Guard onReached={() => go("last")} />
      <div class={hub ? "head has-back" : "head"}>
        {hub && (
          <button type="button" class="round" aria-label={language.say("back")} onClick={() => setHub(null)}>
            <Icon name="back" />
          </button>
        )}
        <h2>{hub ? language.say("hub") : title}</h2>
        <button type="button" class="person" disabled={isHeld || wasAsked} onClick={askForPerson}>
          <Icon name="person" />
          {language.say(isHeld ? "personHolds" : wasAsked ? "personAsked" : "person")}
        </button>
        <button type="button" class="round" aria-label={language.say("close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {hub && late && <late.Hub {...{ chat, base, language }} wish={hub} onDone={() => setHub(null)} />}
      <div class={hub ? "talk is-behind" : "talk"}>
        <Log
          {...props}
          {...{ room, panel }}
          isBehind={hub !== null}
          onOpenHub={setHub}
          onPerson={askForPerson}
        />
        <Composer language={language} draft={props.draft} late={late} />
        {look?.has_sound && late && <late.SoundSwitch {...{ language, memory }} />}
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
    panel?.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, summary, iframe") ?? [];
  return [...found].filter((item) => !item.matches(":disabled") && item.checkVisibility());
}

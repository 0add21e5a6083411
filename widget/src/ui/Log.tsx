/** Everything said so far, what is on its way, and whether an answer is being written. */

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { PanelProps, Wish } from "./Panel";
import type { useLate } from "./useLate";

const CATCHING_UP = 1_500; // milliseconds in which the history comes, which is not read out again

export interface LogProps extends PanelProps {
  /** Whether it lies behind the Hub's page: what cannot be seen cannot be scrolled. */
  isBehind: boolean;
  onOpenHub: (wish: Wish) => void;
  onPerson: () => void;
  room: ReturnType<typeof useLate>;
  panel: RefObject<HTMLElement | null>;
}

export function Log(props: LogProps) {
  const { state, language, look, memory, isBehind, room } = props;
  const { late, isLost, again } = room;
  const log = useRef<HTMLDivElement>(null);
  const last = state.messages.at(-1);
  const isCaughtUp = useCaughtUp(!last && state.pending.length === 0 && !memory.conversation);

  useEffect(() => {
    if (!isBehind) showNewest(log.current);
  }, [last?.id, state.pending.length, state.isTyping, state.isLost, isBehind]);

  return (
    <div
      ref={log}
      class="log"
      role="log"
      aria-live={isCaughtUp ? "polite" : "off"}
      aria-label={language.say("log")}
    >
      {!last && <p class="hello">{language.own(look?.greetings) || language.say("hello")}</p>}
      {late ? (
        <late.Talk {...props} />
      ) : (
        state.pending.map(({ id, text }) => (
          <div key={id} class="message customer waiting">
            <p class="text">{text}</p>
          </div>
        ))
      )}
      {isLost && (
        <p class="note lost" role="alert">
          {language.say("partLost")}{" "}
          <button type="button" class="link" onClick={again}>
            {language.say("retry")}
          </button>
        </p>
      )}
      {state.isLost && (
        <p class="note lost" role="status">
          {language.say("lost")}
        </p>
      )}
    </div>
  );
}

/** Whether the history has come, so that what comes now is news. */
function useCaughtUp(isNew: boolean): boolean {
  const [isCaughtUp, setCaughtUp] = useState(isNew);
  useEffect(() => {
    const timer = setTimeout(() => setCaughtUp(true), CATCHING_UP);
    return () => clearTimeout(timer);
  }, []);
  return isCaughtUp;
}

/** Scroll to the end, but never past the beginning of the newest message: it is read from its first word. */
function showNewest(log: HTMLElement | null): void {
  const newest = [...(log?.querySelectorAll<HTMLElement>(".message") ?? [])].at(-1);
  if (!log) return;
  const start = newest ? newest.offsetTop - log.offsetTop - 12 : 0;
  log.scrollTop = Math.min(
    log.scrollHeight - log.clientHeight,
    newest?.matches(".customer") ? Infinity : start,
  );
}

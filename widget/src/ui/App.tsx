/** The panel, open or closed, and what the loader's button says of it. */

import { Component, type ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Chat } from "../chat";
import type { Draft } from "../draft";
import type { Hand, Look } from "../hand";
import { type Late, load } from "../late";
import type { Memory } from "../memory";
import type { Library } from "../words";
import { dress } from "./launcher";
import { Panel, SHEET } from "./Panel";
import { useChange } from "./useChange";
import { useLanguage } from "./useLanguage";

type Sound = ReturnType<Late["soundOf"]>;

const RECENT = 3 * 24 * 3_600_000; // milliseconds: an older chat is not listened to before it is opened

export interface AppProps {
  chat: Chat;
  draft: Draft;
  memory: Memory;
  library: Library;
  hand: Hand;
  /** The language that the reader wants. */
  wanted: string;
  /** Takes over how the chat is opened and closed from elsewhere. */
  onReady: (turn: (open: boolean) => void) => void;
}

export function App(props: AppProps) {
  return (
    <Fence onFall={props.hand.fail}>
      <Whole {...props} />
    </Fence>
  );
}

function Whole({ chat, draft, memory, library, hand, wanted, onReady }: AppProps) {
  const language = useLanguage(library, wanted);
  // After a reload the chat is open as it was, unless it would cover the page that was asked for.
  const [isOpen, setOpen] = useState(memory.isOpen && !matchMedia(SHEET).matches);
  const [wasAsked, setAsked] = useState(false);
  const [read, setRead] = useState(memory.lastRead);
  const [mark, setMark] = useState(0);
  const [look, setLook] = useState<Look | null>(hand.look);
  const state = useChange(chat);
  const last = state.messages.at(-1);
  const unread = isOpen ? 0 : state.messages.filter((m) => m.id > read && m.author !== "customer").length;
  const since = useRef(Date.now());
  onReady(turn);

  function turn(open: boolean): void {
    setOpen(open);
    setAsked(true);
    setMark(open && unread > 0 ? memory.lastRead : 0);
    memory.keep({ isOpen: open });
    if (open) chat.resume();
    else requestAnimationFrame(() => hand.launcher.focus());
  }

  // Its first act is to listen for a click, without which a browser lets nothing be heard.
  const sound = (act: (sound: Sound) => void = () => undefined): void => {
    if (memory.hasSound) void load().then(({ soundOf }) => act(soundOf(memory)), nothing);
  };

  // At once, not after the next frame: a page may open the chat as soon as it is there.
  useLayoutEffect(() => {
    const isRecent = memory.conversation && Date.now() - memory.lastHeardAt < RECENT;
    if (memory.isOpen || memory.pending.length || isRecent) chat.resume();
    sound();
  }, []);

  useLayoutEffect(() => {
    hand.box.lang = language.tag;
    hand.box.dir = language.direction;
    dress(hand.launcher, language, isOpen, unread);
  }, [language.tag, isOpen, unread]);

  useEffect(() => {
    if (!isOpen) return;
    // Who is there may have changed since the page was loaded; and cards are there before the first answer has one.
    void load()
      .then(({ Api }) => new Api(hand.base).window(hand.store))
      .then(setLook)
      .catch(nothing);
  }, [isOpen]);

  useEffect(() => {
    if (!last) return;
    if (isOpen) {
      setRead(last.id);
      if (last.id !== memory.lastRead) memory.keep({ read: last.id });
    }
    if (last.author !== "customer" && Date.parse(last.created_at) > since.current - 5_000)
      sound((one) => one.play());
  }, [last?.id, isOpen]);

  if (!isOpen) return null;
  return (
    <Panel
      {...{ chat, draft, state, language, look, memory, mark }}
      base={hand.base}
      store={hand.store}
      takesFocus={wasAsked}
      onClose={() => turn(false)}
    />
  );
}

function nothing(): void {}

/** Keeps what falls inside from the page; the loader then offers to try again. */
class Fence extends Component<{ children: ComponentChildren; onFall: () => void }, { hasFallen: boolean }> {
  override state = { hasFallen: false };

  override componentDidCatch(): void {
    this.setState({ hasFallen: true });
    this.props.onFall();
  }

  override render() {
    return this.state.hasFallen ? null : this.props.children;
  }
}

/** The panel, open or closed, and what the loader's button says of it. */

import { Component, type ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Api } from "../api";
import type { Chat } from "../chat";
import type { Hand, Look } from "../hand";
import type { Memory } from "../memory";
import type { Sound } from "../sound";
import type { Library } from "../words";
import { dress } from "./launcher";
import { Panel, SHEET } from "./Panel";
import { useChat } from "./useChat";
import { useLanguage } from "./useLanguage";

const RECENT = 3 * 24 * 3_600_000; // milliseconds: an older chat is not listened to before it is opened

export interface AppProps {
  chat: Chat;
  memory: Memory;
  library: Library;
  sound: Sound;
  hand: Hand;
  api: Api;
  /** The language that the reader wants. */
  wanted: string;
  switches: EventTarget;
}

export function App(props: AppProps) {
  return (
    <Fence onFall={props.hand.fail}>
      <Whole {...props} />
    </Fence>
  );
}

function Whole({ chat, memory, library, sound, hand, api, wanted, switches }: AppProps) {
  const language = useLanguage(library, wanted);
  // After a reload the chat is open as it was, unless it would cover the page that was asked for.
  const [isOpen, setOpen] = useState(memory.isOpen && !matchMedia(SHEET).matches);
  const [wasAsked, setAsked] = useState(false);
  const [read, setRead] = useState(memory.lastRead);
  const [mark, setMark] = useState(0);
  const [look, setLook] = useState<Look | null>(hand.look);
  const state = useChat(chat);
  const last = state.messages.at(-1);
  const unread = isOpen ? 0 : state.messages.filter((m) => m.id > read && m.author !== "customer").length;
  const since = useRef(Date.now());
  const turning = useRef(turn);
  turning.current = turn;

  function turn(open: boolean): void {
    setOpen(open);
    setAsked(true);
    setMark(open && unread > 0 ? memory.lastRead : 0);
    memory.keep({ isOpen: open });
    if (open) chat.resume();
    else requestAnimationFrame(() => hand.launcher.focus());
  }

  // At once, not after the next frame: a page may open the chat as soon as it is there.
  useLayoutEffect(() => {
    const isRecent = memory.conversation && Date.now() - memory.lastHeardAt < RECENT;
    if (memory.isOpen || memory.pending.length || isRecent) chat.resume();
    const open = (): void => turning.current(true);
    const close = (): void => turning.current(false);
    switches.addEventListener("open", open);
    switches.addEventListener("close", close);
    return () => {
      switches.removeEventListener("open", open);
      switches.removeEventListener("close", close);
    };
  }, []);

  useLayoutEffect(() => {
    hand.box.lang = language.tag;
    hand.box.dir = language.direction;
    dress(hand.launcher, language, isOpen, unread);
  }, [language.tag, isOpen, unread]);

  // Who is there may have changed since the page was loaded.
  useEffect(() => {
    if (isOpen) void api.window(hand.store).then(setLook, () => undefined);
  }, [isOpen]);

  useEffect(() => {
    if (!last) return;
    if (isOpen) {
      setRead(last.id);
      if (last.id !== memory.lastRead) memory.keep({ read: last.id });
    }
    if (last.author !== "customer" && Date.parse(last.created_at) > since.current - 5_000) sound.play();
  }, [last?.id, isOpen]);

  if (!isOpen) return null;
  return (
    <Panel
      {...{ chat, state, language, look, memory, sound, mark }}
      base={hand.base}
      store={hand.store}
      takesFocus={wasAsked}
      onClose={() => turn(false)}
    />
  );
}

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

/** Files that are chosen for the next message: how far each is, what is wrong with one, and a way to leave it out. */

import { useRef, useState } from "preact/hooks";
import type { Chat } from "../chat";
import type { Problem, Uploaded } from "../types";
import { isTooLarge, MOST_FILES } from "../upload";
import type { Language } from "../words";
import { Icon } from "./icons";

interface Chosen {
  id: number;
  name: string;
  share: number;
  uploaded?: Uploaded;
  problem?: Problem;
}

export interface Files {
  waiting: Chosen[];
  uploaded: Uploaded[];
  /** Whether none is still on its way or in trouble. */
  areReady: boolean;
  add: (files: File[]) => void;
  remove: (id: number) => void;
  clear: () => void;
}

export function useFiles(chat: Chat): Files {
  const [waiting, setWaiting] = useState<Chosen[]>([]);
  const count = useRef(0);

  function change(id: number, now: Partial<Chosen>): void {
    setWaiting((all) => all.map((one) => (one.id === id ? { ...one, ...now } : one)));
  }

  async function begin(file: File): Promise<void> {
    const id = ++count.current;
    setWaiting((all) => [...all, { id, name: file.name, share: 0 }]);
    if (isTooLarge(file)) return change(id, { problem: { code: "file_too_large", detail: "" } });
    const ended = await chat.attach(file, (share) => change(id, { share }));
    change(id, "key" in ended ? { uploaded: ended, share: 1 } : { problem: ended });
  }

  return {
    waiting,
    uploaded: waiting.flatMap((one) => (one.uploaded ? [one.uploaded] : [])),
    areReady: waiting.every((one) => one.uploaded),
    add: (files) => {
      for (const file of files.slice(0, MOST_FILES - waiting.length)) void begin(file);
    },
    remove: (id) => setWaiting((all) => all.filter((one) => one.id !== id)),
    clear: () => setWaiting([]),
  };
}

export function Waiting({ files, language }: { files: Files; language: Language }) {
  if (files.waiting.length === 0) return null;
  return (
    <ul class="chosen">
      {files.waiting.map((one) => (
        <li key={one.id} class={one.problem ? "failed" : ""}>
          <span class="name">{one.name}</span>
          {!one.uploaded && !one.problem && (
            <progress value={one.share} max={1} aria-label={language.say("uploading", { name: one.name })} />
          )}
          <button
            type="button"
            class="round"
            aria-label={language.say("detach", { name: one.name })}
            onClick={() => files.remove(one.id)}
          >
            <Icon name="close" />
          </button>
          {one.problem && (
            <p class="note" role="alert">
              {language.problem(one.problem)}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

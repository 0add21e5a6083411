/** What the customer is about to send: words, files on their way, and the wish to send them. Knows no screen. */

import { Changing } from "./changing";
import type { Shelf } from "./memory";
import type { Problem, Uploaded } from "./types";

export const MOST_FILES = 10;

/** What may be sent; the server looks at the bytes themselves. */
export const ACCEPTED =
  "image/jpeg,image/png,image/gif,image/webp,video/mp4,video/webm,video/quicktime,application/pdf,text/plain";

/** What is left of it once it is sent. */
const EMPTY = { text: "", files: [] as Chosen[], isWished: false };

export interface Chosen {
  id: number;
  name: string;
  file: File;
  /** Which share of it has gone. */
  share: number;
  uploaded?: Uploaded;
  problem?: Problem;
}

export interface DraftState {
  text: string;
  files: readonly Chosen[];
  /** Whether it goes by itself once all files are there. */
  isWished: boolean;
}

interface Way {
  /** Hand a file over; resolves to what is wrong with it, where something is. */
  attach: (file: File, onProgress: (share: number) => void) => Promise<Uploaded | Problem>;
  send: (text: string, files: Uploaded[]) => void;
}

/** Kept for as long as the page is, also while the chat is closed; the words for as long as the tab is. */
export class Draft extends Changing<DraftState> {
  #count = 0;

  readonly #name: string;
  readonly #way: Way;
  readonly #shelf: Shelf | null;

  constructor(name: string, way: Way, shelf: Shelf | null) {
    super({ ...EMPTY, text: shelf?.getItem(name) ?? "" });
    this.#name = name;
    this.#way = way;
    this.#shelf = shelf;
  }

  /** Whether there is something to send, and nothing in trouble among it. */
  get canSend(): boolean {
    const { text, files } = this.state;
    return (text.trim() !== "" || files.length > 0) && !files.some((one) => one.problem);
  }

  /** Write; who goes on writing does not want to have it sent yet. */
  write(text: string): void {
    this.change({ text, isWished: false });
  }

  /** Take files along, as many as a message may have. */
  add(files: Iterable<File> | undefined | null): void {
    for (const file of files ?? []) {
      if (this.state.files.length >= MOST_FILES) return;
      const chosen = { id: ++this.#count, name: file.name, file, share: 0 };
      this.change({ files: [...this.state.files, chosen], isWished: false });
      void this.#begin(chosen);
    }
  }

  /** Try again what could not be handed over. */
  retry({ id, name, file }: Chosen): void {
    const again = { id, name, file, share: 0 };
    this.change({ files: this.state.files.map((one) => (one.id === id ? again : one)) });
    void this.#begin(again);
  }

  remove(id: number): void {
    this.change({ files: this.state.files.filter((one) => one.id !== id), isWished: false });
  }

  /** Send it, as soon as all its files are there. */
  send(): void {
    if (this.canSend) this.change({ isWished: true });
  }

  async #begin({ id, file }: Chosen): Promise<void> {
    const ended = await this.#way.attach(file, (share) => this.#learn(id, { share }));
    this.#learn(id, "key" in ended ? { uploaded: ended, share: 1 } : { problem: ended });
  }

  #learn(id: number, news: Partial<Chosen>): void {
    const files = this.state.files.map((one) => (one.id === id ? { ...one, ...news } : one));
    this.change({ files, isWished: this.state.isWished && !files.some((one) => one.problem) });
  }

  override change(change: Partial<DraftState>): void {
    const next = { ...this.state, ...change };
    const uploaded = next.files.flatMap((one) => one.uploaded ?? []);
    const goes = next.isWished && uploaded.length === next.files.length;
    super.change(goes ? EMPTY : next);
    if (goes) this.#way.send(next.text, uploaded);
    try {
      this.#shelf?.setItem(this.#name, this.state.text);
    } catch {
      // With a full shelf the words are kept as long as the page is.
    }
  }
}

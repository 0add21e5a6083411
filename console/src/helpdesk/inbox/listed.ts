import type { Deadline, ShownLineBody } from "@/api";
import type { Order } from "@/helpdesk/inbox/look";

export type Line = ShownLineBody;

/** Whom a list asks. */
export interface Source {
  page: (cursor: string | null, limit: number) => Promise<{ items: Line[]; next?: string | null }>;
  /** Those of some tickets that the list holds now. */
  few: (ids: number[]) => Promise<Line[]>;
  /** What is due next on some tickets. */
  due: (ids: number[]) => Promise<Record<string, Deadline>>;
}

/** What a list shows at a moment. */
export interface Shown {
  lines: readonly Line[];
  due: ReadonlyMap<number, Deadline>;
  /** Nothing was read yet. */
  isNew: boolean;
  /** Further pages are there. */
  isMore: boolean;
  isReading: boolean;
  /** Why the last page could not be read. */
  error: unknown;
}

const FIRST = 50;
const PAGE = 100;
const AT_ONCE = 100;
const GAP = 150; // milliseconds between two answers to news: a storm of them asks the server no faster
const LATER = 5000;
const FRESH = 2000; // milliseconds in which a page that was read ahead needs no second reading
const RANK: Record<string, number> = { low: 1, normal: 2, high: 3, urgent: 4 };

/** Which of two tickets comes first, as the server orders them. */
export function compare(order: Order): (a: Line, b: Line) => number {
  const moved = (a: Line, b: Line) => Date.parse(b.updated_at) - Date.parse(a.updated_at) || b.id - a.id;
  if (order === "newest") return moved;
  if (order === "priority") return (a, b) => (RANK[b.priority] ?? 0) - (RANK[a.priority] ?? 0) || moved(a, b);
  const since = (line: Line) =>
    line.waiting_since ? Date.parse(line.waiting_since) : Number.MAX_SAFE_INTEGER;
  return (a, b) => since(a) - since(b) || a.id - b.id;
}

/** Put the lines of some tickets into a list: those that are not `found` leave it, but for the one that is `kept`. */
export function placed(
  lines: readonly Line[],
  ids: readonly number[],
  found: readonly Line[],
  how: { order: (a: Line, b: Line) => number; isMore: boolean; kept?: number },
): Line[] {
  const came = new Set(found.map((line) => line.id));
  const left = new Set(ids.filter((one) => came.has(one) || one !== how.kept));
  const next = lines
    .filter((line) => !left.has(line.id))
    .map((line) => (ids.includes(line.id) ? { ...line, is_unread: false } : line));
  for (const line of found) {
    let [low, high] = [0, next.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (how.order(next[middle] as Line, line) < 0) low = middle + 1;
      else high = middle;
    }
    // What would come after all that was read comes with the page that it stands on.
    if (low < next.length || !how.isMore || next.length === 0) next.splice(low, 0, line);
  }
  return next;
}

/** The list of a queue: read page by page, kept in order by what is heard, without reading it all again. */
export class LiveList {
  #shown: Shown = { lines: [], due: new Map(), isNew: true, isMore: true, isReading: false, error: null };
  #cursor: string | null = null;
  #watching = new Set<() => void>();
  #heard = new Set<number>();
  #readAt = new Map<number, number>();
  #freshFrom = 0;
  #begunAt = 0;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  kept: number | undefined;

  constructor(
    readonly source: Source,
    readonly order: Order,
  ) {}

  readonly shown = (): Shown => this.#shown;

  readonly watch = (told: () => void): (() => void) => {
    this.#watching.add(told);
    return () => this.#watching.delete(told);
  };

  #show(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const told of this.#watching) told();
  }

  /** Read the beginning for a page that shows the list now, if that was not just done. */
  async begin(): Promise<void> {
    if (Date.now() - this.#begunAt > FRESH) await this.again();
  }

  /** Read the next page, if there is one and none is being read. */
  async more(): Promise<void> {
    if (this.#shown.isReading || !this.#shown.isMore) return;
    if (this.#shown.isNew) this.#begunAt = Date.now();
    this.#show({ isReading: true, error: null });
    try {
      const page = await this.source.page(this.#cursor, this.#shown.isNew ? FIRST : PAGE);
      const known = new Set(this.#shown.lines.map((line) => line.id));
      const added = page.items.filter((line) => !known.has(line.id));
      this.#cursor = page.next ?? null;
      this.#read(added);
      this.#show({
        lines: [...this.#shown.lines, ...added],
        isMore: Boolean(page.next),
        isNew: false,
        isReading: false,
      });
    } catch (error) {
      this.#begunAt = 0;
      this.#show({ isReading: false, error });
    }
  }

  /** Read the beginning anew, after a time in which nothing was heard; what stands below is read when it is looked at. */
  async again(): Promise<void> {
    if (this.#shown.isNew) return this.more();
    this.#freshFrom = Date.now();
    try {
      const page = await this.source.page(null, FIRST);
      const order = compare(this.order);
      const last = page.items.at(-1);
      const came = new Set(page.items.map((line) => line.id));
      const below =
        page.next && last
          ? this.#shown.lines.filter((line) => !came.has(line.id) && order(last, line) < 0)
          : [];
      if (below.length === 0) this.#cursor = page.next ?? null;
      this.#read(page.items);
      this.#show({
        lines: [...page.items, ...below],
        isMore: below.length === 0 ? Boolean(page.next) : this.#shown.isMore,
        error: null,
      });
    } catch {
      this.#freshFrom = 0; // the next one who looks asks again
    }
  }

  /** Hear that there is news of some tickets: it is read at once, and what comes meanwhile together. */
  hear(ids: Iterable<number>): void {
    for (const id of ids) this.#heard.add(id);
    if (!this.#isAsking && this.#timer === undefined) void this.#answer();
  }

  /** Tell which lines somebody looks at: those that may be old are read anew. */
  look(ids: readonly number[]): void {
    const old = ids.filter((id) => (this.#readAt.get(id) ?? 0) < this.#freshFrom);
    if (old.length > 0) this.hear(old);
  }

  #read(lines: readonly Line[]): void {
    const now = Date.now();
    for (const line of lines) this.#readAt.set(line.id, now);
    const ids = lines.filter((line) => line.state !== "closed").map((line) => line.id);
    if (ids.length > 0) void this.#owe(ids);
  }

  async #owe(ids: number[]): Promise<void> {
    try {
      const found = await this.source.due(ids);
      const due = new Map(this.#shown.due);
      for (const id of ids) {
        const deadline = found[String(id)];
        if (deadline) due.set(id, deadline);
        else due.delete(id);
      }
      this.#show({ due });
    } catch {
      // The list is of use without; the next news of these tickets asks again.
    }
  }

  async #answer(): Promise<void> {
    this.#timer = undefined;
    const ids = [...this.#heard].slice(0, AT_ONCE);
    if (ids.length === 0) return;
    for (const id of ids) this.#heard.delete(id);
    this.#isAsking = true;
    let pause = GAP;
    try {
      const found = await this.source.few(ids);
      const how = { order: compare(this.order), isMore: this.#shown.isMore, kept: this.kept };
      this.#show({ lines: placed(this.#shown.lines, ids, found, how) });
      this.#read(found);
    } catch {
      for (const id of ids) this.#heard.add(id);
      pause = LATER;
    }
    this.#isAsking = false;
    this.#timer = setTimeout(() => void this.#answer(), pause);
  }
}

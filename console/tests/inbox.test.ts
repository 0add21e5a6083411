import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Deadline } from "@/api";
import { parted } from "@/helpdesk/inbox/Excerpt";
import { gather } from "@/helpdesk/inbox/gather";
import { type KeyGroup, meant, pressed } from "@/helpdesk/inbox/keys";
import { compare, type Line, LiveList, placed } from "@/helpdesk/inbox/listed";
import { asked, narrowed, readLook } from "@/helpdesk/inbox/look";
import { beside, opened } from "@/helpdesk/inbox/useOpen";

function line(id: number, minute: number, more: Partial<Line> = {}): Line {
  const at = new Date(Date.UTC(2026, 10, 18, 10, minute)).toISOString();
  return {
    id,
    updated_at: at,
    priority: "normal",
    waiting_since: null,
    is_unread: true,
    state: "open",
    ...more,
  } as Line;
}
const ids = (lines: readonly Line[]) => lines.map((one) => one.id);

describe("a look", () => {
  it("is read from an address, whatever stands there", () => {
    expect(
      readLook({ queue: "team:3", unread: "true", assignee: "7", order: "waiting", state: "any" }),
    ).toEqual({
      queue: "team:3",
      unread: true,
      assignee: 7,
      order: "waiting",
      state: "any",
    });
    expect(
      readLook({ queue: "team:x", assignee: -1, order: "newest", priority: "huge", tag: " ", brand: 1.5 }),
    ).toEqual({});
  });
  it("is asked of the server; what is closed only if it is meant", () => {
    expect(asked({ queue: "closed" })).toEqual({ queue: "all", state: ["closed"], order: "newest" });
    expect(asked({ queue: "mine", brand: 2 })).toMatchObject({
      queue: "mine",
      state: ["open", "waiting"],
      store: 2,
    });
    expect(narrowed({ queue: "mine", order: "waiting", tag: "vip", unread: true })).toBe(2);
  });
});

describe("a list", () => {
  const order = compare("newest");
  it("takes in what moved, and lets go of what left", () => {
    const lines = [line(3, 30), line(2, 20), line(1, 10)];
    expect(ids(placed(lines, [1], [line(1, 40)], { order, isMore: false }))).toEqual([1, 3, 2]);
    expect(ids(placed(lines, [2], [], { order, isMore: false }))).toEqual([3, 1]);
    expect(ids(placed(lines, [9], [line(9, 25)], { order, isMore: true }))).toEqual([3, 9, 2, 1]);
  });
  it("leaves to the next page what stands behind all that was read", () => {
    expect(ids(placed([line(3, 30)], [1], [line(1, 10)], { order, isMore: true }))).toEqual([3]);
    expect(ids(placed([line(3, 30)], [1], [line(1, 10)], { order, isMore: false }))).toEqual([3, 1]);
  });
  it("keeps the ticket that somebody reads, though it is no longer unread", () => {
    const kept = placed([line(3, 30), line(2, 20)], [2], [], { order, isMore: false, kept: 2 });
    expect(kept.map((one) => [one.id, one.is_unread])).toEqual([
      [3, true],
      [2, false],
    ]);
  });
  it("orders by who has waited longest, and by what hurries most", () => {
    const [none, late, early] = [
      line(1, 1),
      line(2, 1, { waiting_since: "2026-11-18T09:30:00.5Z" }),
      line(3, 1, { waiting_since: "2026-11-18T09:30:00Z" }),
    ];
    expect(ids([none, late, early].sort(compare("waiting")))).toEqual([3, 2, 1]);
    expect(ids([line(1, 9), line(2, 1, { priority: "urgent" })].sort(compare("priority")))).toEqual([2, 1]);
  });
});

describe("a list that is shown", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const due = async (): Promise<Record<string, Deadline>> => ({});

  it("reads pages once each, and none twice at a time", async () => {
    const page = vi.fn(async (cursor: string | null) =>
      cursor === null
        ? { items: [line(3, 30), line(2, 20)], next: "b" }
        : { items: [line(2, 20), line(1, 10)], next: null },
    );
    const list = new LiveList({ page, few: async () => [], due }, "newest");
    await Promise.all([list.more(), list.more()]);
    await list.more();
    await list.more();
    expect(ids(list.shown().lines)).toEqual([3, 2, 1]);
    expect(list.shown().isMore).toBe(false);
    expect(page).toHaveBeenCalledTimes(2);
  });
  it("answers the first news at once, and a storm of them together", async () => {
    const few = vi.fn(async (asked: number[]) => asked.map((id) => line(id, id)));
    const list = new LiveList({ page: async () => ({ items: [], next: null }), few, due }, "newest");
    await list.more();
    list.hear([1]);
    expect(few).toHaveBeenCalledTimes(1);
    for (let id = 2; id <= 250; id++) list.hear([id]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(few).toHaveBeenCalledTimes(4);
    expect(list.shown().lines).toHaveLength(250);
  });
  it("asks again for what could not be read, and says so where it was the beginning", async () => {
    const few = vi
      .fn()
      .mockRejectedValueOnce(new Error("gone"))
      .mockResolvedValue([line(1, 1)]);
    const list = new LiveList({ page: async () => Promise.reject(new Error("gone")), few, due }, "newest");
    await list.more();
    expect(list.shown()).toMatchObject({ isNew: true, isReading: false, error: new Error("gone") });
    list.hear([1]);
    await vi.advanceTimersByTimeAsync(6000);
    expect(few).toHaveBeenCalledTimes(2);
    expect(ids(list.shown().lines)).toEqual([1]);
  });
  it("reads its beginning anew after a break, and the rest when it is looked at", async () => {
    let first = [line(3, 30), line(2, 20)];
    const page = vi.fn(async (cursor: string | null) =>
      cursor === null ? { items: first, next: "b" } : { items: [line(1, 10)], next: null },
    );
    const few = vi.fn(async (asked: number[]) => asked.map((id) => line(id, 10)));
    const list = new LiveList({ page, few, due }, "newest");
    await list.more();
    await list.more();
    await vi.advanceTimersByTimeAsync(10);
    first = [line(4, 40), line(3, 35)];
    await list.again();
    expect(ids(list.shown().lines)).toEqual([4, 3, 2, 1]);
    list.look([4, 3, 1]);
    expect(few).toHaveBeenCalledWith([1]);
  });
});

describe("shortcuts", () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    pressed({ key, code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });
  it("are told apart by what is held", () => {
    expect(press("?", { shiftKey: true })).toBe("?");
    expect(press("k", { ctrlKey: true })).toBe("mod+k");
    expect(press("¡", { altKey: true, code: "Digit1" })).toBe("alt+1");
    expect(press("Enter", { ctrlKey: true, shiftKey: true })).toBe("mod+shift+enter");
  });
  it("mean what the part shown last says, follow one another, and do not fire while one types", () => {
    const run = () => undefined;
    const groups: KeyGroup[] = [
      {
        title: "a",
        keys: [
          { keys: "j", label: "first", run },
          { keys: "g i", label: "inbox", run },
          { keys: "i", label: "i", run },
        ],
      },
      {
        title: "b",
        keys: [
          { keys: "j", label: "last", run },
          { keys: "mod+k", label: "search", run, whileTyping: true },
        ],
      },
    ];
    expect(meant(groups, "j", "", false)?.label).toBe("last");
    expect(meant(groups, "i", "g", false)?.label).toBe("inbox");
    expect(meant(groups, "i", "", false)?.label).toBe("i");
    expect(meant(groups, "j", "", true)).toBeUndefined();
    expect(meant(groups, "mod+k", "", true)?.label).toBe("search");
  });
});

describe("open tickets", () => {
  it("are as many as there are keys for; the one not looked at for longest makes room", () => {
    expect(opened([1, 2], 3, [1, 2])).toEqual([1, 2, 3]);
    expect(opened([1, 2], 2, [1])).toEqual([1, 2]);
    expect(opened([1, 2, 3, 4, 5, 6, 7, 8, 9], 10, [2, 1, 3, 5, 6, 7, 8, 9])).toEqual([
      1, 2, 3, 5, 6, 7, 8, 9, 10,
    ]);
  });
  it("give way to their neighbour when they are closed", () => {
    expect([beside([1, 2, 3], 2), beside([1, 2, 3], 3), beside([1], 1)]).toEqual([3, 2, undefined]);
  });
});

describe("what was found", () => {
  it("is marked by characters, not by halves of them", () => {
    expect(
      parted("🎁 my parcel", [
        [2, 4],
        [5, 11],
      ]),
    ).toEqual([
      { words: "🎁 ", isFound: false },
      { words: "my", isFound: true },
      { words: " ", isFound: false },
      { words: "parcel", isFound: true },
    ]);
  });
});

describe("gathering", () => {
  it("lets the first through and holds the rest together", () => {
    vi.useFakeTimers();
    const act = vi.fn();
    const hear = gather<number>(100, act);
    for (const one of [1, 2, 2, 3]) hear(one);
    expect(act.mock.calls.map(([set]) => [...set])).toEqual([[1]]);
    vi.advanceTimersByTime(100);
    expect(act.mock.calls.map(([set]) => [...set])).toEqual([[1], [2, 3]]);
    vi.useRealTimers();
  });
});

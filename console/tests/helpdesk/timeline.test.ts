import { describe, expect, it } from "vitest";
import type { TimelineBody } from "../../src/api";
import { arranged, folded, pieces, type Quiet, safe } from "../../src/helpdesk/inbox/timeline/arranging";
import { type Item, joined, keyOf, preceded } from "../../src/helpdesk/inbox/timeline/held";

const at = (minute: number) => `2026-11-18T10:${String(minute).padStart(2, "0")}:00Z`;

function message(id: number, minute: number, more: object = {}): Item {
  return {
    kind: "message",
    id,
    at: at(minute),
    author: "customer",
    name: "",
    channel: "webchat",
    ...more,
  } as Item;
}

function change(id: number, minute: number, name = "tagged"): Quiet {
  return { kind: "change", id, at: at(minute), change: name } as Quiet;
}

const body = (items: Item[], before: string | null): TimelineBody => ({ items, before, after: null });
const keys = (items: Item[]) => items.map(keyOf).join(" ");

describe("what is held of a timeline", () => {
  it("takes the newest part as it is now, and keeps what came before", () => {
    const held = { items: [message(1, 1), message(2, 2), message(3, 3)], before: "older" };
    const fresh = body([message(2, 2, { state: "read" }), message(3, 3), message(4, 4)], "cursor");
    const now = joined(held, fresh);
    expect(keys(now.items)).toBe("message-1 message-2 message-3 message-4");
    expect(now.before).toBe("older");
    expect(now.items[1]).toMatchObject({ state: "read" });
  });

  it("drops what an undone merge took away", () => {
    const held = { items: [message(1, 1), message(9, 2), message(3, 3)], before: null };
    expect(keys(joined(held, body([message(1, 1), message(3, 3)], "cursor")).items)).toBe(
      "message-1 message-3",
    );
  });

  it("begins anew where too much has happened to meet what was held", () => {
    const now = joined({ items: [message(1, 1)], before: "a" }, body([message(7, 7), message(8, 8)], "b"));
    expect([keys(now.items), now.before]).toEqual(["message-7 message-8", "b"]);
  });

  it("orders what happened at one moment as the server does", () => {
    const held = { items: [message(1, 1), change(1, 2), message(2, 2)], before: "x" };
    expect(keys(joined(held, body([message(2, 2), change(1, 2)], "c")).items)).toBe(
      "message-1 message-2 change-1",
    );
  });

  it("puts an older part in front, each thing once", () => {
    const now = preceded({ items: [message(3, 3)], before: "c" }, body([message(2, 2), message(3, 3)], null));
    expect([keys(now.items), now.before]).toEqual(["message-2 message-3", null]);
  });
});

describe("how it is arranged", () => {
  it("marks the first unread message of the customer, once", () => {
    const rows = arranged(
      [message(1, 1), message(2, 2, { author: "agent" }), message(3, 3), message(4, 4)],
      1,
    );
    expect(rows.map((row) => row.key)).toEqual([
      `day-${new Date(at(1)).toDateString()}`,
      "message-1",
      "message-2",
      "unread",
      "message-3",
      "message-4",
    ]);
    expect(arranged([message(1, 1)], null).some((row) => row.kind === "unread")).toBe(false);
  });

  it("lets messages of one author follow each other without a head, for a while", () => {
    const rows = arranged([message(1, 1), message(2, 3), message(3, 30)], null).slice(1);
    expect(rows.map((row) => row.kind === "entry" && row.isFollowing)).toEqual([false, true, false]);
  });

  it("folds quiet lines, but never the weighty ones", () => {
    const lines = [
      change(1, 1, "breached"),
      change(2, 2),
      change(3, 3),
      change(4, 4),
      change(5, 5),
      change(6, 6),
    ];
    expect([keys(folded(lines).lines), folded(lines).hidden]).toEqual([
      "change-1 change-4 change-5 change-6",
      2,
    ]);
    expect(folded([change(1, 1, "understood")]).hidden).toBe(0);
    expect(folded([change(1, 1, "understood"), change(2, 2)])).toMatchObject({ hidden: 1 });
  });
});

describe("links in a text", () => {
  it("are secure ones alone, without what ends the sentence", () => {
    const found = pieces("See https://a.example/x?y=1. Not http://b.example, javascript:alert(1)");
    expect(found.filter((one) => one.href).map((one) => one.href)).toEqual(["https://a.example/x?y=1"]);
    expect(found.map((one) => one.text).join("")).toBe(
      "See https://a.example/x?y=1. Not http://b.example, javascript:alert(1)",
    );
    expect([safe("javascript:alert(1)"), safe("http://a.example"), safe("https://a.example/")]).toEqual([
      undefined,
      undefined,
      "https://a.example/",
    ]);
  });
});

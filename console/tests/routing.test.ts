import { describe, expect, it } from "vitest";
import { withOp } from "@/helpdesk/routing/builder/operations";
import {
  added,
  changed,
  copied,
  count,
  depth,
  fresh,
  group,
  partAt,
  readTree,
  writeTree,
} from "@/helpdesk/routing/builder/tree";
import { readDocument } from "@/helpdesk/routing/ImportModal";
import { byPart } from "@/helpdesk/routing/TryRule";

const SMS = { ticket: { field: "channel", op: "is", value: "sms" } };
const PLACED = { did: { event: "Placed Order", within: { amount: 2, unit: "hours" } } };
const NESTED = { all: [SMS, { not: { any: [PLACED, { not: SMS }] } }] };

describe("the tree of a condition", () => {
  it("is written as it was read", () => {
    expect(writeTree(readTree(NESTED)).condition).toEqual(NESTED);
    expect(writeTree(readTree({ not: { not: { any: [SMS] } } })).condition).toEqual({ any: [SMS] });
    expect(writeTree(readTree(SMS)).condition).toEqual({ all: [SMS] });
  });

  it("finds the part that a place of the server means", () => {
    const root = readTree(NESTED);
    const { places } = writeTree(root);
    const inner = root.of[1];
    expect(partAt("all[0].ticket.value", places)).toBe(root.of[0]?.id);
    expect(partAt("all[1].not.any[0].did.within.amount", places)).toBe(
      inner && "of" in inner ? inner.of[0]?.id : "",
    );
    expect(partAt("all[1].not.any", places)).toBe(inner?.id);
    expect(partAt("", places)).toBe(root.id);
    expect(partAt("all", places)).toBe(root.id);
  });

  it("is changed at one part, and all else stays as it is", () => {
    const root = readTree(NESTED);
    const first = root.of[0]?.id ?? "";
    const without = changed(root, first, () => null);
    expect(without.of).toHaveLength(1);
    expect(without.of[0]).toBe(root.of[1]);
    expect(count(copied(root, first))).toBe(count(root) + 1);
    expect(depth(added(root, root.id, group([fresh("did")])))).toBe(2);
  });

  it("is marked part by part by a dry run", () => {
    const root = readTree({ all: [{ not: SMS }] });
    const leaf = { place: "all[0].not", says: "", is_true: true, found: "sms" };
    const not = { place: "all[0]", says: "Not", is_true: false, found: null, parts: [leaf] };
    const marks = byPart({ place: "", says: "", is_true: false, parts: [not] }, writeTree(root).places);
    expect(marks.get(root.of[0]?.id ?? "")).toMatchObject({ is_true: false, found: "sms" });
    expect(marks.get(root.id)?.is_true).toBe(false);
  });
});

describe("a comparison", () => {
  const text = { type: "text", choices: null } as const;

  it("keeps its value where the new operation takes it", () => {
    expect(withOp({ op: "is", value: "a" }, "is_not", text).value).toBe("a");
    expect(withOp({ op: "is", value: "a" }, "in", text).value).toEqual(["a"]);
    expect(withOp({ op: "in", value: ["a", "b"] }, "is", text).value).toBe("a");
    expect(withOp({ op: "is", value: "a" }, "is_set", text).value).toBeUndefined();
  });
});

describe("a file of rules", () => {
  it("is taken where it holds rules alone", () => {
    expect(readDocument('{"version":1,"rules":[{"name":"A"}]}')?.rules).toHaveLength(1);
    for (const text of ["", "null", "[]", '{"rules":[]}', '{"rules":[1]}', "no json"])
      expect(readDocument(text)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { refusal } from "@/knowledge/articles/sending";
import { toForm, toValue } from "@/knowledge/policies/values";
import { hints } from "@/knowledge/writing/hints";
import { blocks, spans, withoutTitle } from "@/knowledge/writing/markdown";

describe("an article's Markdown", () => {
  it("is read into headings, lists, tables and paragraphs", () => {
    const read = blocks(
      "# Returns\n\nSend it\nback.\n\n- one\n  more of it\n  - two\n\n1. first\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    );
    expect(read).toEqual([
      { kind: "heading", level: 1, text: "Returns" },
      { kind: "paragraph", text: "Send it back." },
      {
        kind: "list",
        ordered: false,
        items: [
          { text: "one more of it", depth: 0 },
          { text: "two", depth: 1 },
        ],
      },
      { kind: "list", ordered: true, items: [{ text: "first", depth: 0 }] },
      { kind: "table", head: ["a", "b"], rows: [["1", "2"]] },
    ]);
  });

  it("keeps what is written as HTML as the words that it is", () => {
    expect(blocks("<script>alert(1)</script>")).toEqual([
      { kind: "paragraph", text: "<script>alert(1)</script>" },
    ]);
  });

  it("links only to pages, addresses and telephones", () => {
    expect(spans("**Ask** [us](javascript:alert(1)) or [here](https://example.com).")).toEqual([
      { kind: "bold", text: "Ask" },
      { kind: "text", text: " " },
      { kind: "text", text: "us" },
      { kind: "text", text: ") or " },
      { kind: "link", text: "here", to: "https://example.com" },
      { kind: "text", text: "." },
    ]);
  });

  it("leaves out a heading that repeats the title", () => {
    expect(withoutTitle(blocks("# returns\n\nOk."), "Returns")).toHaveLength(1);
    expect(withoutTitle(blocks("# Other\n\nOk."), "Returns")).toHaveLength(2);
  });
});

describe("advice", () => {
  it("asks for headings and short paragraphs, and for titles that name their matter (S1-58)", () => {
    expect(hints("FAQ", "x ".repeat(400))).toEqual(["vague_title", "no_heading", "long_paragraph"]);
    expect(hints("Order cancellation policy", "## Until when\n\nWithin 2 hours.")).toEqual([]);
  });
});

describe("a policy fact", () => {
  it("comes back from its form as it went in", () => {
    for (const [key, value] of [
      ["modify_window", { window: "within", minutes: 90 }],
      ["cancel_window", { window: "cutoff", cutoff: "14:00" }],
      ["restocking_fee", { percent: "0" }],
      ["restocking_fee", { fixed: "5", currency: "EUR" }],
      ["exchanges", { allowed: false }],
      ["refund_time", { days: 5 }],
      ["exception:pre_order", { exception: "pre_order", forbids: ["cancel"] }],
    ] as const)
      expect(toValue(key, toForm(value))).toEqual(value);
  });

  it("is not sent while the form does not say enough", () => {
    expect(toValue("modify_window", toForm(null))).toBeNull();
    expect(toValue("exception:gift_card", toForm(null))).toBeNull();
    expect(toValue("restocking_fee", { ...toForm(null), fee: "fixed", fixed: 5, currency: "E" })).toBeNull();
  });
});

describe("a file", () => {
  it("is refused before it is sent where that is certain", () => {
    expect(refusal({ name: "a.exe", size: 5 })).toBe("type");
    expect(refusal({ name: "a.PDF", size: 21 * 1024 * 1024 })).toBe("size");
    expect(refusal({ name: "a.md", size: 0 })).toBe("empty");
    expect(refusal({ name: "a.md", size: 9 })).toBeNull();
  });
});

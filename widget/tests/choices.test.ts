import { expect, test } from "vitest";
import { asRead, wordsOf } from "../src/choices";
import type { Author, Block, Message } from "../src/types";

const message = (id: number, author: Author, block: Block): Message => ({
  client_id: null,
  id,
  author,
  blocks: [block],
  language: "en",
  created_at: "2026-11-22T10:00:00Z",
});
const asked = message(1, "agent", { type: "choices", options: [["#1013 · Harbour T-shirt", "order-1013"]] });
const chosen = message(2, "customer", { type: "text", text: "order-1013" } as Block);

test("a choice is read in the words of its button", () => {
  expect(wordsOf("order-1013", [asked])).toBe("#1013 · Harbour T-shirt");
  expect(asRead(chosen, [asked, chosen]).blocks[0]).toMatchObject({ text: "#1013 · Harbour T-shirt" });
});

test("what nobody offered stays as it was written", () => {
  expect(wordsOf("order-1014", [asked])).toBe("order-1014");
  expect(asRead(asked, [asked])).toBe(asked);
});

import { expect, test } from "vitest";
import { countsIn } from "@/helpdesk/replies/lists";
import { languagesOf, mend, placeOf, put, written } from "@/helpdesk/replies/texts";

test("a store's own takes the place of the shared one with its key", () => {
  const all = [
    { key: "wismo", store_id: null, name: "shared" },
    { key: "wismo", store_id: 2, name: "own" },
    { key: "thanks", store_id: null, name: "thanks" },
  ];
  expect(countsIn(all, 2).map((one) => one.name)).toEqual(["own", "thanks"]);
  expect(countsIn(all, 1).map((one) => one.name)).toEqual(["shared", "thanks"]);
  expect(countsIn(all)).toHaveLength(3);
});

test("texts that are empty are none", () => {
  const texts = { en: "Hello", pt: "  ", "de:friendly": "Hallo" };
  expect(written(texts)).toEqual({ en: "Hello", "de:friendly": "Hallo" });
  expect(languagesOf(texts)).toEqual(["en", "de"]);
});

test("a variable is put in where one writes", () => {
  expect(put("Hello !", 6, 6, "customer.name")).toEqual({ text: "Hello {{customer.name}}!", at: 23 });
  expect(put("Hello you", 6, 9, "note").text).toBe("Hello {{note}}");
});

test("a wrong variable is exchanged where it stands, with its other words kept", () => {
  const text = "Hello,\nyour {{order.nam}} and {{ order.nam |it}}";
  expect(placeOf(text, 2, 6)).toBe(12);
  expect(mend(text, 2, 24, "order.nam", "order.name")).toBe(
    "Hello,\nyour {{order.nam}} and {{ order.name |it}}",
  );
  expect(mend("no such place", 4, 1, "a", "b")).toBe("no such place");
});

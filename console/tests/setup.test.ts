import { expect, test } from "vitest";
import { blanks, keyOf, originOf } from "@/shell/setup/typed";

test("the address of a shop is taken as people write it", () => {
  expect(originOf("shop.example.com")).toBe("https://shop.example.com");
  expect(originOf(" https://Shop.Example.com/start?a=1#b ")).toBe("https://shop.example.com");
  expect(originOf("http://localhost:3000/")).toBe("http://localhost:3000");
  expect(originOf("https://shop.example.com:443")).toBe("https://shop.example.com");
  for (const wrong of [
    "",
    "nowhere at all",
    "ftp://shop.example.com",
    "https://me@shop.example.com",
    "https://",
  ])
    expect(originOf(wrong)).toBeNull();
});

test("a name suggests a key that an address can carry", () => {
  expect(keyOf("Fable & Fern")).toBe("fable-fern");
  expect(keyOf("  Café São João ")).toBe("cafe-sao-joao");
  expect(keyOf("Żółta Łódź")).toBe("zolta-lodz");
  expect(keyOf("Böttcher Straße")).toBe("bottcher-strasse");
  expect(keyOf("Крамниця")).toBe("shop");
  expect(keyOf("x".repeat(80))).toHaveLength(40);
  expect(keyOf(`${"x".repeat(39)} y`)).toBe("x".repeat(39));
});

test("what a starting text leaves open is found", () => {
  expect(blanks("Within [30 days], or [14 days].")).toEqual(["[30 days]", "[14 days]"]);
  expect(blanks("Within 30 days.")).toEqual([]);
});

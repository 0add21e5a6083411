import { expect, test } from "vitest";
import { choose, Language, speaks } from "../src/words";

test("the first language that is spoken here wins", () => {
  expect(choose(null, "fi", "pt-BR", "en").tag).toBe("pt-BR");
  expect(choose("xx").tag).toBe("en");
  expect(speaks("PT")).toBe(true);
});

test("values are filled in as they are", () => {
  expect(new Language("en").say("order", { name: "#1001" })).toBe("Order #1001");
  expect(new Language("pt").say("order", { name: "<b>" })).toBe("Pedido <b>");
});

test("money is written as the language writes it", () => {
  expect(new Language("en").money({ amount: "12.50", currency: "EUR" })).toBe("€12.50");
  expect(new Language("pt").money({ amount: "12.50", currency: "EUR" }).replace(/\s/g, " ")).toBe("€ 12,50");
});

test("a code without words of ours is silent", () => {
  expect(new Language("en").name("reason", "something_new")).toBe("");
});

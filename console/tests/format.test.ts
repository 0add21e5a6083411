import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { ago, duration, money } from "@/kit/format";

describe("lengths of time, dates and money", () => {
  beforeAll(() => i18next.init({ lng: "en" }));

  it("says a length in at most two units", () => {
    expect(duration(97_200)).toBe("1 day 3 hr");
    expect(duration(2700)).toBe("45 min");
    expect(duration(0)).toBe("0 sec");
  });

  it("says how long ago, and in how long", () => {
    expect(ago(0, 300_000)).toBe("5 min. ago");
    expect(ago(7_200_000, 0)).toBe("in 2 hr.");
  });

  it("writes money as the reader's language does", async () => {
    expect(money("12.5", "EUR")).toBe("€12.50");
    await i18next.changeLanguage("de");
    expect(money("12.5", "EUR")).toBe("12,50\u00a0€");
  });
});

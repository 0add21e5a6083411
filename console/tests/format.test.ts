import i18next from "i18next";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ago, date, duration, money } from "@/kit/format";

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

  it("writes dates as Portugal does, and money as the browser's own region", async () => {
    await i18next.changeLanguage("pt");
    expect(date("2026-11-05T12:00:00Z")).toBe("05/11/2026");
    vi.stubGlobal("navigator", { languages: ["de-CH", "en"] });
    await i18next.changeLanguage("de");
    expect(money("12.5", "CHF")).toBe("CHF\u00a012.50");
    vi.unstubAllGlobals();
  });
});

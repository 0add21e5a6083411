import { describe, expect, test } from "vitest";
import { snoozes } from "@/helpdesk/inbox/acts/snooze";
import { best, fits, slashBefore } from "@/helpdesk/inbox/composer/fuzzy";
import { segments } from "@/helpdesk/inbox/composer/sms";
import { refusal } from "@/helpdesk/inbox/composer/uploads";

describe("canned replies by a slash", () => {
  test("what is typed behind a slash is found, at the beginning of a word alone", () => {
    expect(slashBefore("/wis", 4)).toEqual({ from: 0, typed: "wis" });
    expect(slashBefore("Hello /", 7)).toEqual({ from: 6, typed: "" });
    expect(slashBefore("12/24", 5)).toBeNull();
    expect(slashBefore("https://shop", 12)).toBeNull();
    expect(slashBefore("/wis mo", 7)).toBeNull();
  });

  test("the best comes first: its beginning, then the beginning of a word, then its letters in order", () => {
    const all = ["thanks", "return_approved", "partial_refund", "greeting"];
    expect(best("re", all, (one) => [one])).toEqual(["return_approved", "partial_refund", "greeting"]);
    expect(fits("rfd", "partial_refund")).toBeGreaterThan(0);
    expect(fits("xyz", "partial_refund")).toBe(0);
  });
});

describe("text messages", () => {
  test.each([
    ["a".repeat(160), 1, 0],
    ["a".repeat(161), 2, 145],
    ["€".repeat(80), 1, 0],
    ["ж".repeat(70), 1, 0],
    ["ж".repeat(71), 2, 63],
    ["It’s “here” … — now", 1, 139],
    ["", 1, 160],
  ])("%s", (text, count, left) => {
    expect(segments(text)).toEqual({ count, left });
  });
});

describe("files that are refused before they are sent", () => {
  const file = (type: string, size: number, name = "it") => ({ type, size, name }) as File;
  test("a picture of 50 MB, an empty file, a program, and the eleventh", () => {
    expect(refusal(file("image/png", 50 * 1024 * 1024), 0)).toEqual({ why: "too_large", megabytes: 5 });
    expect(refusal(file("video/mp4", 17 * 1024 * 1024), 0)).toEqual({ why: "too_large", megabytes: 16 });
    expect(refusal(file("image/png", 0), 0)).toEqual({ why: "empty" });
    expect(refusal(file("application/x-msdownload", 10, "run.exe"), 0)).toEqual({ why: "kind" });
    expect(refusal(file("image/png", 10), 10)).toEqual({ why: "too_many" });
    expect(refusal(file("image/png", 10), 0)).toBeNull();
    expect(refusal(file("", 10, "list.csv"), 0)).toBeNull();
  });
});

test("a ticket is put aside until moments to come, the mornings at nine", () => {
  const wednesday = new Date(2026, 10, 18, 22, 30);
  const sunday = new Date(2026, 10, 22, 8, 0);
  expect(snoozes(wednesday).map((one) => one.name)).toEqual([
    "in_an_hour",
    "in_three_hours",
    "tomorrow",
    "next_week",
  ]);
  expect(snoozes(wednesday).at(-1)?.at).toEqual(new Date(2026, 10, 23, 9));
  expect(snoozes(sunday).map((one) => one.name)).toEqual(["in_an_hour", "in_three_hours", "tomorrow"]);
  expect(snoozes(sunday).at(-1)?.at).toEqual(new Date(2026, 10, 23, 9));
});

import { expect, test } from "vitest";
import type { CellBody, ReportBody } from "@/api";
import { before, daysIn, everyOf, mondayOf, plus, readAsked, spanOf, today } from "@/helpdesk/reports/search";
import {
  byParts,
  byTimes,
  byValues,
  change,
  mapOf,
  OTHERS,
  scaleOf,
  stretchesOf,
} from "@/helpdesk/reports/shaping";
import { duration } from "@/kit/format";

const NOW = "2026-11-22"; // a Sunday

function cell(from: string, count: number, more: Partial<CellBody> = {}): CellBody {
  return {
    cell: from,
    from,
    to: from,
    value: null,
    label: "",
    count,
    parts: { agent: count },
    rates: {},
    calendar: null,
    business: null,
    amounts: {},
    ...more,
  };
}

function report(more: Partial<ReportBody> = {}): ReportBody {
  return {
    report: "demand",
    title: "",
    tells: "",
    from: "2026-11-04",
    to: "2026-11-17",
    every: "week",
    by: "nothing",
    store_ids: [1],
    total: cell("2026-11-04", 0),
    cells: [],
    ...more,
  };
}

test("a week begins on Monday, and the days before are as many", () => {
  expect(mondayOf(NOW)).toBe("2026-11-16");
  expect(spanOf({ period: "week" }, NOW)).toEqual({ from: "2026-11-16", to: NOW });
  expect(before({ from: "2026-11-16", to: NOW })).toEqual({ from: "2026-11-09", to: "2026-11-15" });
  expect(daysIn(spanOf({}, NOW))).toBe(28);
  expect(plus("2028-02-28", 1)).toBe("2028-02-29");
});

test("days that are upside down or too many are put right", () => {
  const odd = { period: "other", from: "2026-11-22", to: "2026-11-01" } as const;
  expect(spanOf(odd, NOW)).toEqual({ from: "2026-11-01", to: "2026-11-22" });
  const long = { period: "other", from: "2020-01-01", to: "2026-11-01" } as const;
  expect(daysIn(spanOf(long, NOW))).toBe(400);
});

test("a mistyped address asks for nothing odd", () => {
  const typed = { of: "x", period: "9", from: "2026-13-99", every: "hour", channel: 5, open: "cell" };
  expect(readAsked(typed)).toEqual({});
  expect(readAsked({ period: 28, of: 2, open: { report: "demand", cell: "a" } })).toEqual({
    period: "28",
    of: 2,
    open: { report: "demand", cell: "a" },
  });
});

test("today is the store's, not the reader's", () => {
  const late = new Date("2026-11-22T23:30:00Z");
  expect([today("America/New_York", late), today("Asia/Tokyo", late)]).toEqual(["2026-11-22", "2026-11-23"]);
});

test("a span is parted so that a chart can be read", () => {
  const parted = (days: number) => everyOf({}, { from: plus(NOW, 1 - days), to: NOW });
  expect([parted(7), parted(28), parted(365)]).toEqual(["day", "week", "month"]);
  expect(everyOf({ every: "day" }, { from: plus(NOW, -27), to: NOW })).toBe("day");
});

test("days in which nothing happened are shown too", () => {
  expect(stretchesOf(report())).toEqual(["2026-11-04", "2026-11-09", "2026-11-16"]);
  expect(stretchesOf(report({ every: "month", from: "2026-01-31", to: "2026-03-01" }))).toEqual([
    "2026-01-31",
    "2026-02-01",
    "2026-03-01",
  ]);
  const drawn = byParts(report({ cells: [cell("2026-11-09", 3)] }), ["agent", "person"]);
  expect(drawn.rows).toEqual([
    { from: "2026-11-04", agent: 0, person: 0 },
    { from: "2026-11-09", agent: 3, person: 0 },
    { from: "2026-11-16", agent: 0, person: 0 },
  ]);
});

test("no more values than colours: the rest are one", () => {
  const cells = ["a", "b", "c", "d", "e", "f", "g", "h"].map((value, at) =>
    cell("2026-11-04", 10 - at, { value }),
  );
  const drawn = byValues(report({ cells, by: "tag" }));
  expect(drawn.series).toEqual(["a", "b", "c", "d", "e", OTHERS]);
  expect(drawn.rows[0]?.[OTHERS]).toBe(5 + 4 + 3);
});

test("a time that was not measured is no time of nothing", () => {
  const cells = [cell("2026-11-09", 1, { calendar: { median: 60, p90: null } })];
  expect(byTimes(report({ cells }), "calendar").rows[1]).toEqual({
    from: "2026-11-09",
    median: 60,
    p90: null,
  });
  expect(byTimes(report({ cells }), "calendar").rows[0]?.median).toBeNull();
});

test("a map has the most frequent first", () => {
  const cells = [cell("2026-11-04", 1, { value: "a" }), cell("2026-11-09", 4, { value: "b" })];
  expect(mapOf(report({ cells, by: "topic" })).map((row) => [row.key, row.count])).toEqual([
    ["b", 4],
    ["a", 1],
  ]);
});

test("nothing is compared with nothing", () => {
  expect([change(3, 2), change(3, 0), change(null, 2), change(0, 4)]).toEqual([0.5, null, null, -1]);
});

test("the scale of times goes by whole units, so that no two marks read alike", () => {
  expect(scaleOf(9000)).toEqual([0, 3600, 7200, 10_800]);
  expect(scaleOf(50)).toEqual([0, 15, 30, 45, 60]);
  expect(scaleOf(26 * 3600)).toEqual([0, 86_400, 172_800]);
  expect(scaleOf(90 * 86_400).at(-1)).toBe(112 * 86_400);
  expect(scaleOf(0)).toEqual([0, 1]);
  for (const longest of [3, 70, 1000, 5000, 40_000, 90_000, 700_000]) {
    const said = scaleOf(longest).map((one) => duration(one));
    expect(new Set(said).size).toBe(said.length);
  }
});

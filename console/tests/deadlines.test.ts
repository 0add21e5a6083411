import { describe, expect, it } from "vitest";
import { moved } from "@/helpdesk/deadlines/moved";
import { wrongWith } from "@/helpdesk/deadlines/PolicyForm";
import { comingMonday, midnights, momentIn } from "@/helpdesk/deadlines/zone";

describe("moments of a store's zone", () => {
  it("are what its clock shows, in winter and in summer", () => {
    expect(momentIn("Europe/Berlin", "2026-11-16T16:50")).toBe("2026-11-16T15:50:00.000Z");
    expect(momentIn("Europe/Berlin", "2026-07-16T16:50")).toBe("2026-07-16T14:50:00.000Z");
    expect(momentIn("Asia/Kolkata", "2026-07-16T16:50")).toBe("2026-07-16T11:20:00.000Z");
  });

  it("begin a day at midnight there", () => {
    const [first, ...more] = midnights(
      "Europe/Berlin",
      Date.parse("2026-11-16T15:50Z"),
      Date.parse("2026-11-17T12:00Z"),
    );
    expect(more).toEqual([]);
    expect(new Date(first ?? 0).toISOString()).toBe("2026-11-16T23:00:00.000Z");
  });

  it("begin an example on the coming Monday", () => {
    expect(comingMonday(new Date(2026, 10, 18))).toBe("2026-11-23T16:50");
    expect(comingMonday(new Date(2026, 10, 16))).toBe("2026-11-23T16:50");
  });
});

describe("a service level", () => {
  it("promises something, and warns before it is due", () => {
    expect(wrongWith({})).toBe("no_target");
    expect(wrongWith({ first_reply: 60, warn_before: 60 })).toBe("warn_late");
    expect(wrongWith({ first_reply: 60, resolution: 600, warn_before: 10 })).toBeNull();
  });

  it("is moved in its list", () => {
    expect(moved(["a", "b", "c"], "c", 1)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b", "c"], "a", 2)).toEqual(["b", "a", "c"]);
  });
});

import type { By } from "@/api";
import type { Role } from "@/shell/session";

/** How a figure is drawn and told: counts of its parts, times, or sums of money. */
export interface Figure {
  report: string;
  parts: readonly string[];
  /** By what it may be parted, the first is what it opens with. */
  by: readonly By[];
  isTimed?: boolean;
  isValued?: boolean;
  rates?: readonly string[];
  role?: Role;
}

const OF_TICKETS: readonly By[] = ["nothing", "topic", "channel", "language", "store", "team", "person"];

export const FIGURES: readonly Figure[] = [
  {
    report: "outcomes",
    parts: ["confirmed", "verified", "abandoned", "reopened", "person", "running"],
    by: ["nothing", "skill", "channel", "language", "store"],
    rates: ["resolution", "deflection"],
    role: "manager",
  },
  { report: "first_response", parts: ["agent", "person", "unanswered"], by: OF_TICKETS, isTimed: true },
  { report: "first_person_response", parts: ["answered", "unanswered"], by: OF_TICKETS, isTimed: true },
  { report: "resolution", parts: ["agent", "person"], by: OF_TICKETS, isTimed: true },
  {
    report: "refund_reasons",
    parts: ["returned", "cancelled", "tagged"],
    by: ["reason", "nothing", "channel", "store"],
    role: "manager",
  },
  { report: "assisted_orders", parts: ["agent", "person"], by: OF_TICKETS, isValued: true },
  {
    report: "sla",
    parts: ["met", "breached"],
    by: ["nothing", "policy", "target", "team", "person", "topic", "channel", "store"],
    rates: ["kept"],
  },
  {
    report: "satisfaction",
    parts: ["great", "good", "okay", "poor", "bad", "unrated"],
    by: ["nothing", "person", "team", "topic", "language", "store"],
    rates: ["satisfied", "rated"],
  },
];

/** By what demand is shown as a map. */
export const DEMAND: readonly By[] = ["topic", "tag", "store", "language", "channel", "team", "hour"];

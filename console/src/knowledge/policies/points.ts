import type { FactKind, PointShown } from "@/api";

/** The points of policy that good content covers, in the order they are looked through (S1-44 to S1-51). */
export const GROUPS: readonly { word: string; kinds: readonly FactKind[] }[] = [
  { word: "changes", kinds: ["modify_window", "eligible", "exception", "partial_shipment", "adding_items"] },
  { word: "cancelling", kinds: ["cancel_window", "restocking_fee", "refund_time"] },
  { word: "returns", kinds: ["return_window", "return_exception", "exchanges"] },
  { word: "people", kinds: ["handover"] },
];

export function isCovered(point: PointShown): boolean {
  return point.state === "stated" || point.state === "corrected";
}

import type { FieldShown, FieldType, Op } from "@/api";

/** What an operation compares with. */
export type Wants =
  | "nothing"
  | "window"
  | "list"
  | "range"
  | "number"
  | "moment"
  | "truth"
  | "choice"
  | "text";

export function wants(op: Op, field: Pick<FieldShown, "type" | "choices"> | null): Wants {
  if (op === "is_set" || op === "not_set") return "nothing";
  if (op === "in_last" || op === "in_next") return "window";
  if (op === "in" || op === "not_in") return "list";
  if (op === "between") return "range";
  if (op === "before" || op === "after") return "moment";
  const type: FieldType | null = field?.type ?? null;
  if (type === "truth") return "truth";
  if (field?.choices && type !== "text") return "choice";
  if (type === "number") return "number";
  if (type === null && ["greater", "less", "at_least", "at_most"].includes(op)) return "number";
  return "text";
}

/** A comparison after its operation was changed: the value is kept where it still fits. */
export function withOp<T extends { op: Op; value?: unknown; within?: unknown }>(
  compared: T,
  op: Op,
  field: Pick<FieldShown, "type" | "choices"> | null,
): T {
  const before = wants(compared.op, field);
  const now = wants(op, field);
  const next = { ...compared, op };
  if (before === now) return next;
  next.value = undefined;
  next.within = undefined;
  if (now === "window") next.within = { amount: 7, unit: "days" };
  if (now === "truth") next.value = true;
  if (now === "list" && (before === "choice" || before === "text" || before === "number"))
    next.value = [compared.value].filter((one) => one !== undefined && one !== "");
  if (before === "list" && Array.isArray(compared.value) && (now === "choice" || now === "text"))
    next.value = compared.value[0];
  return next;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Texts that somebody typed, as numbers where the property is one. */
export function readList(typed: string[], type: FieldType | null | undefined): (string | number)[] {
  return typed.map((one) => (type === "number" && NUMBER.test(one.trim()) ? Number(one) : one));
}

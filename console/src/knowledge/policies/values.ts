/** A policy fact's value, as a form holds it and as the server keeps it. */
export interface Form {
  window: "within" | "cutoff" | "until_shipped" | "never";
  amount: number | "";
  unit: "minutes" | "hours" | "days";
  cutoff: string;
  fee: "none" | "percent" | "fixed";
  percent: number | "";
  fixed: number | "";
  currency: string;
  allowed: boolean;
  days: number | "";
  kinds: string[];
}

const MINUTES = { minutes: 1, hours: 60, days: 1440 } as const;
export const KINDS = ["variant", "quantity", "remove", "address"] as const;
export const ITEMS = ["personalised", "pre_order", "gift_card", "final_sale", "made_to_order"] as const;

type Value = Record<string, unknown>;

/** Split `exception:pre_order` into the kind of fact and the kind of items, if it is about some. */
export function partsOf(key: string): { kind: string; items?: string } {
  const [kind = "", items] = key.split(":");
  return items ? { kind, items } : { kind };
}

/** What the form begins with: the value that is read or holds now. */
export function toForm(value: Value | null | undefined): Form {
  const now = value ?? {};
  const minutes = Number(now.minutes) || 0;
  const unit = minutes && minutes % 1440 === 0 ? "days" : minutes && minutes % 60 === 0 ? "hours" : "minutes";
  const isFree = "percent" in now && Number(now.percent) === 0;
  return {
    window:
      (["within", "cutoff", "until_shipped", "never"] as const).find((one) => one === now.window) ?? "within",
    amount: minutes ? minutes / MINUTES[unit] : "",
    unit: minutes ? unit : "hours",
    cutoff: String(now.cutoff ?? ""),
    fee: "fixed" in now ? "fixed" : "percent" in now && !isFree ? "percent" : "none",
    percent: "percent" in now && !isFree ? Number(now.percent) : "",
    fixed: "fixed" in now ? Number(now.fixed) : "",
    currency: String(now.currency ?? ""),
    allowed: now.allowed !== false,
    days: Number(now.days) || "",
    kinds: [now.allow, now.forbids].filter(Array.isArray).flat().map(String),
  };
}

/** What is sent for a fact; null while the form does not say enough. */
export function toValue(key: string, form: Form): Value | null {
  const { kind, items } = partsOf(key);
  if (kind === "modify_window" || kind === "cancel_window") return windowOf(form);
  if (kind === "restocking_fee") return feeOf(form);
  if (kind === "return_window" || kind === "refund_time") return form.days ? { days: form.days } : null;
  if (kind === "exchanges") return { allowed: form.allowed };
  if (kind === "eligible") return { allow: form.kinds };
  if (kind === "exception") return form.kinds.length ? { exception: items, forbids: form.kinds } : null;
  return { exception: items };
}

function windowOf(form: Form): Value | null {
  if (form.window === "within")
    return form.amount ? { window: "within", minutes: Math.round(form.amount * MINUTES[form.unit]) } : null;
  if (form.window === "cutoff") return form.cutoff ? { window: "cutoff", cutoff: form.cutoff } : null;
  return { window: form.window };
}

function feeOf(form: Form): Value | null {
  if (form.fee === "none") return { percent: "0" };
  if (form.fee === "percent") return form.percent === "" ? null : { percent: String(form.percent) };
  const isMoney = form.fixed !== "" && /^[A-Za-z]{3}$/.test(form.currency);
  return isMoney ? { fixed: String(form.fixed), currency: form.currency.toUpperCase() } : null;
}

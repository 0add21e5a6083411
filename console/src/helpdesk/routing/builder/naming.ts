import i18next, { type TFunction } from "i18next";
import type { Catalogue, FieldShown } from "@/api";

/** What a property is called: ours in the reader's language, an integration's by its own name. */
export function fieldName(t: TFunction, field: Pick<FieldShown, "name" | "label">): string {
  return t(`field.${field.name.replace("$", "")}`, { defaultValue: field.label });
}

export function fieldOf(
  catalogue: Catalogue,
  of: "profile" | "ticket",
  name: string,
): Pick<FieldShown, "name" | "label" | "type" | "choices" | "ops"> {
  return (
    catalogue[of].find((one) => one.name === name) ?? {
      name,
      label: name,
      type: null,
      ops: catalogue.profile.find((one) => one.type === null)?.ops ?? ANY,
    }
  );
}

const ANY: FieldShown["ops"] = [
  ...(["is", "is_not", "contains", "not_contains", "starts_with", "in", "not_in"] as const),
  ...(["greater", "less", "at_least", "at_most", "between", "before", "after"] as const),
  ...(["in_last", "in_next", "is_set", "not_set"] as const),
];
/** A property, or a fact of an event, that nobody knows of may be asked anything. */
export const UNKNOWN: Pick<FieldShown, "type" | "choices" | "ops"> = { type: null, ops: ANY };

/** What a known value is called: countries and languages as the reader's language names them. */
export function choiceName(t: TFunction, field: Pick<FieldShown, "name" | "choices">, value: string): string {
  const known = field.choices?.find((one) => one.value === value)?.label ?? value;
  if (field.name === "$country") return named("region", value) ?? known;
  if (field.name.endsWith("language")) return named("language", value) ?? known;
  return t(`choice.${field.name.replace("$", "")}.${value}`, { defaultValue: known });
}

function named(type: "region" | "language", value: string): string | undefined {
  try {
    return new Intl.DisplayNames([i18next.language], { type }).of(value);
  } catch {
    return undefined; // it is no code
  }
}

const HINTS: Record<string, readonly string[]> = {
  "Placed Order": ["value", "currency", "items.title", "items.units"],
  Cancelled: ["value", "currency"],
  Returned: ["items.title", "items.units", "items.reason"],
  Fulfilled: ["items.title", "items.units"],
  Delivered: ["items.title", "items.units"],
  Delayed: ["items.title", "items.units"],
  "Viewed Page": ["url", "title"],
  "Viewed Product": ["title", "price", "currency"],
  "Added to Cart": ["title", "units", "price"],
  "Removed from Cart": ["title", "units", "price"],
};

/** Facts that an event of this name is known to have; others may be named too. */
export const factsOf = (event: string): string[] => [...(HINTS[event] ?? ["value", "currency"])];

import type { EscalationRule, Guidance } from "@/api";

export const TONES = ["neutral", "professional", "friendly", "playful", "custom"] as const;
export const TOPICS = [
  "checkout",
  "edit_orders",
  "order_status",
  "pricing_discounts",
  "product_details",
  "product_interest",
  "returns_delivered_orders",
  "shipping",
  "store_details",
  "wholesale",
] as const;
export const LONGEST_BRAND = 1000;
export const LONGEST_TEXT = 300;
export const MOST_RULES = 20;
export const MOST_MISSES = 10;

/** Guidance as the form holds it: every field is there. */
export interface Form {
  brand: string;
  tone: string;
  own_tone: string;
  communication: { text: string; is_on: boolean }[];
  escalation: Required<EscalationRule>[];
}

export const NEW_CALL: Required<EscalationRule> = {
  reason: "",
  words: [],
  topics: [],
  upset: false,
  misses: 0,
  order_over: "",
  is_on: true,
};

export function formOf(guidance: Guidance): Form {
  return {
    brand: guidance.brand ?? "",
    tone: guidance.tone ?? "neutral",
    own_tone: guidance.own_tone ?? "",
    communication: (guidance.communication ?? []).map((one) => ({
      text: one.text,
      is_on: one.is_on ?? true,
    })),
    escalation: (guidance.escalation ?? []).map((one) => ({ ...NEW_CALL, ...one })),
  };
}

/** The key of the words for what is wrong with a text, nothing if it will do. */
export function lacking(text: string, longest: number): "empty" | "long" | null {
  if (!text.trim()) return "empty";
  return text.trim().length > longest ? "long" : null;
}

/** Whether a rule says when it applies. */
export function saysWhen(rule: Required<EscalationRule>): boolean {
  return (
    rule.words.length > 0 ||
    rule.topics.length > 0 ||
    rule.upset ||
    Boolean(rule.misses) ||
    rule.order_over.trim() !== ""
  );
}

export const isAmount = (text: string): boolean =>
  text.trim() === "" || /^\d{1,9}([.,]\d{1,2})? ?[a-z]{3}$/i.test(text.trim());

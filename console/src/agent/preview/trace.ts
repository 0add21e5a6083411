/** What a Turn trace tells, as far as these pages read it; a turn that was cut short tells less. */
export interface Told {
  path?: string[];
  language?: string;
  understood?: {
    language?: string;
    wishes?: Wish[];
    candidates?: Wish[];
    slots?: Record<string, unknown>;
    topics?: string[];
    feeling?: string;
    by?: string;
    is_confident?: boolean;
    dropped?: string[];
    events?: string[];
  };
  guard?: { flags?: string[] };
  passages?: Passage[];
  facts?: Fact[];
  cards?: { kind: string; order_id?: string; focus?: string | null }[];
  decisions?: Record<string, unknown>[];
  overdue?: { article_id: number; title: string; reviewed_on: string }[];
  check?: { objections?: string[] };
  handoff?: { reason: string; hard?: boolean };
  escalation?: { rule: number; reason: string; met: string };
  gap?: boolean;
  silent?: string;
  problem?: string;
  phrase?: { used?: boolean; objections?: string[] };
  model?: {
    calls?: number;
    tokens?: number;
    cost?: number | string;
    fell_back?: string;
    made?: Call[];
  };
  milliseconds?: Record<string, number>;
}

export interface Wish {
  intent: string;
  kind?: string;
  confidence: number;
}

export interface Passage {
  article_id: number;
  revision: number;
  title: string;
  heading: string;
  sentence: string;
  score?: number;
  as_of?: string;
}

export interface Fact {
  key: string;
  by: string;
  values?: Record<string, unknown>;
  article_id?: number | null;
}

export interface Call {
  purpose: string;
  model: string;
  prompt_tokens: number;
  answer_tokens: number;
  milliseconds: number;
  fault?: string;
  detail?: string;
}

const AROUND = new Set(["total", "claim"]);

/** The steps around the skills and the skills themselves, in the order in which they ran, each with its time. */
export function timed(told: Told): { step: string; milliseconds: number }[] {
  const took = told.milliseconds ?? {};
  const seen = [...new Set((told.path ?? []).map((step) => step.split(":")[0] ?? step))];
  const rest = Object.keys(took).filter((step) => !seen.includes(step));
  return [...seen, ...rest]
    .filter((step) => !AROUND.has(step) && took[step] !== undefined)
    .map((step) => ({ step, milliseconds: took[step] ?? 0 }));
}

/** The steps that each skill took, by the skill's name, in order. */
export function steps(told: Told): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const one of told.path ?? []) {
    const [skill, step] = one.split(":");
    if (skill && step) found.set(skill, [...(found.get(skill) ?? []), step]);
  }
  return found;
}

/** A value of a slot or a decision as one reads it. */
export function plain(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "string") return value.replaceAll("_", " ");
  if (Array.isArray(value)) return value.map(plain).join(", ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([key, one]) => `${plain(key)}: ${plain(one)}`)
      .join("; ");
  return String(value);
}

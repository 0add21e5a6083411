/** What the addresses of content say behind the question mark; what cannot be read is left out. */
type Search = Record<string, unknown>;

function text(value: unknown): string | undefined {
  const said = typeof value === "number" ? String(value) : value;
  return typeof said === "string" && said ? said : undefined;
}

const STATUSES = ["pending", "indexing", "indexed", "failed", "rejected"] as const;
export type Status = (typeof STATUSES)[number];

export interface Looked {
  q?: string;
  language?: string;
  review?: "overdue";
  status?: Status;
}

export function readLooked(search: Search): Looked {
  return {
    q: text(search.q),
    language: text(search.language),
    review: search.review === "overdue" ? "overdue" : undefined,
    status: STATUSES.find((one) => one === search.status),
  };
}

export interface Asked {
  q?: string;
  language?: string;
}

export function readAsked(search: Search): Asked {
  return { q: text(search.q), language: text(search.language) };
}

/** What a new article begins with: a title, a language, the point of policy it is to state. */
export interface Begun {
  title?: string;
  language?: string;
  point?: string;
  gap?: number;
}

export function readBegun(search: Search): Begun {
  const gap = Number(search.gap);
  return {
    title: text(search.title),
    language: text(search.language),
    point: text(search.point),
    gap: Number.isInteger(gap) && gap > 0 ? gap : undefined,
  };
}

export interface Revision {
  revision?: number;
}

export function readRevision(search: Search): Revision {
  const revision = Number(search.revision);
  return Number.isInteger(revision) && revision > 0 ? { revision } : {};
}

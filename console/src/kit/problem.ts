import { client } from "@/api/client.gen";
import { said } from "@/said/said";

export interface FieldProblem {
  field: string;
  problem: string;
}

/** What the server refused, or that it could not be reached: `code` is stable, `message` says what to do. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fields: FieldProblem[] = [],
    readonly facts: Record<string, unknown> = {},
  ) {
    super(message);
  }

  /** Whether the same again may help: the network, a limit, or a part that is not ready. */
  get isPassing(): boolean {
    return this.code === UNREACHABLE || this.status === 429 || this.status >= 500;
  }
}

export const UNREACHABLE = "unreachable";
export const MISTAKEN = "mistaken";
export const SIGNED_OUT = 401;

/** Turn whatever was thrown into a Problem: the server's answer, a network that failed, or a mistake of our own. */
export function asProblem(thrown: unknown, response?: Response): Problem {
  if (thrown instanceof Problem) return thrown;
  const body = (thrown && typeof thrown === "object" ? thrown : {}) as Record<string, unknown>;
  if (thrown instanceof Error && !isNetwork(thrown)) return new Problem(0, MISTAKEN, "");
  if (!response || response.status === 0) return new Problem(0, UNREACHABLE, "");
  const listed = Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : [];
  const fields = listed.map((one) => ({ ...one, problem: said(one.problem) }));
  const code = typeof body.code === "string" ? body.code : `http_${response.status}`;
  const detail = typeof body.detail === "string" ? body.detail : "";
  return new Problem(response.status, code, said(detail), fields, body);
}

/** `fetch` fails with a TypeError, whose words differ from browser to browser. */
function isNetwork(error: Error): boolean {
  return (
    error.name === "AbortError" ||
    (error instanceof TypeError && /fetch|network|load failed/i.test(error.message))
  );
}

client.setConfig({ baseUrl: "", credentials: "same-origin" });
client.interceptors.error.use((error, response) => asProblem(error, response));

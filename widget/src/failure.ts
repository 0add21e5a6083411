/** What a call to the server can end with, besides its answer. */

import type { Problem } from "./types";

/** A call that did not succeed. `isLasting` says that trying the same again changes nothing. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail);
  }

  get isLasting(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 429 && this.status !== 408;
  }

  /** The session or conversation is gone: only a new one helps. */
  get isOver(): boolean {
    return this.status === 401 || this.status === 404;
  }
}

export function offline(): Failure {
  return new Failure(0, { code: "offline", detail: "" });
}

/** Read the server's refusal: a problem document, or whatever stands in its place. */
export function failure(status: number, answer: unknown): Failure {
  const body = (typeof answer === "object" && answer !== null ? answer : {}) as Record<string, unknown>;
  const problem: Problem = { code: String(body.code ?? "unavailable"), detail: String(body.detail ?? "") };
  if (typeof body.retry_after === "number") problem.retryAfter = body.retry_after;
  return new Failure(status, problem);
}

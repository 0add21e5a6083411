import { useCallback, useEffect, useRef } from "react";
import type { FilesApiFileBody, ReplyBody } from "@/api";
import { useKept } from "@/kit/useKept";

export type Upload = FilesApiFileBody;

/** A product that goes along, as it is shown beside the words. */
export interface SharedProduct {
  id: string;
  title: string;
  image: string;
}

/** What somebody is about to say on a ticket; it survives reloads and lost sessions until the server has it. */
export interface Draft {
  mode: "reply" | "note";
  reply: string;
  note: string;
  files: Upload[];
  products: SharedProduct[];
  discount: string;
  /** The last message there was when this was begun: another person's later answer is told of before it is sent. */
  seen: number | null;
  /** One's own words before they were rewritten or replaced. */
  own: string | null;
  /** Sent, and not known to have arrived: it goes out again under the same id, so that it is said once. */
  pending: ReplyBody | null;
  /** A note that was sent, and is not known to have arrived. */
  pendingNote: string | null;
}

export const EMPTY: Draft = {
  mode: "reply",
  reply: "",
  note: "",
  files: [],
  products: [],
  discount: "",
  seen: null,
  own: null,
  pending: null,
  pendingNote: null,
};

export type Patch = (part: Partial<Draft>) => void;

/** The draft of a ticket; `patch` changes a part of it, also long after the page was last drawn. */
export function useDraft(ticketId: number) {
  const [kept, set] = useKept<Draft>(`answer:${ticketId}`, EMPTY);
  const latest = useRef(kept);
  useEffect(() => {
    latest.current = kept;
  }, [kept]);
  const patch = useCallback<Patch>(
    (part) => {
      latest.current = { ...latest.current, ...part };
      set(latest.current);
    },
    [set],
  );
  return { draft: { ...EMPTY, ...kept }, patch, now: useCallback(() => latest.current, []) };
}

export const AFTER_REPLY: Partial<Draft> = {
  reply: "",
  files: [],
  products: [],
  discount: "",
  seen: null,
  own: null,
  pending: null,
};

/** Whether there is anything to send to the customer. */
export function hasAnswer(draft: Draft): boolean {
  return Boolean(draft.reply.trim() || draft.files.length || draft.products.length || draft.discount);
}

/** The answer as the server takes it. */
export function answerOf(
  draft: Draft,
  seen: number,
  then: NonNullable<ReplyBody["then"]>,
  clientId: string,
): ReplyBody {
  return {
    text: draft.reply.trim(),
    seen,
    client_id: clientId,
    then,
    files: draft.files.map((one) => one.key),
    products: draft.products.map((one) => one.id),
    discount: draft.discount,
  };
}

/** Whether two answers say the same, so that the second may go out under the id of the first. */
export function saysTheSame(one: ReplyBody, other: ReplyBody): boolean {
  const said = (body: ReplyBody) => JSON.stringify([body.text, body.files, body.products, body.discount]);
  return said(one) === said(other);
}

export function newId(): string {
  // randomUUID is missing where the page is not served securely.
  return (
    crypto.randomUUID?.() ??
    Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("-")
  );
}

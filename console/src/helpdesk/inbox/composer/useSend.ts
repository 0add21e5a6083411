import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  getDeskTicketsByTicketIdNotes,
  getDeskTicketsByTicketIdTimeline,
  postDeskTicketsByTicketIdNotes,
  postDeskTicketsByTicketIdReply,
  type ReplyBody,
  type ShownTicketBody,
} from "@/api";
import {
  AFTER_REPLY,
  answerOf,
  type Draft,
  newId,
  type Patch,
  saysTheSame,
} from "@/helpdesk/inbox/composer/draft";
import { refreshTicket } from "@/helpdesk/inbox/composer/fresh";
import { hold } from "@/helpdesk/inbox/holding";
import { asProblem, type Problem, UNREACHABLE } from "@/kit/problem";
import { told } from "@/kit/saving";
import { useMe } from "@/shell/session";

type Then = NonNullable<ReplyBody["then"]>;
const PAUSES = [1000, 2000, 4000, 8000, 15_000];
const PATIENCE = 40; // tries, about ten minutes

/** Whether the same again may arrive: nobody answered for the program, so that it decided nothing. */
function isLost(problem: Problem): boolean {
  return problem.code === UNREACHABLE || /^http_50[234]$/.test(problem.code);
}

/**
 * Sends what stands in the composer: an answer once, whatever happens on the way.
 *
 * While the server cannot be reached the same answer goes out again and again under one id. `stop` ends that; what was
 * typed stays either way.
 */
export function useSend(ticket: ShownTicketBody, draft: Draft, patch: Patch, now: () => Draft) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const me = useMe();
  const [tries, setTries] = useState(0);
  const halt = useRef<(() => void) | null>(null);
  const stopped = useRef(false);
  const letAct = useRef<() => void>(undefined);

  /** Try until the server has answered, whatever it says. */
  const persist = async <T>(attempt: () => Promise<T>): Promise<T> => {
    stopped.current = false;
    for (let count = 0; ; count++) {
      try {
        return await attempt();
      } catch (thrown) {
        letAct.current?.();
        if (!isLost(asProblem(thrown)) || stopped.current || count >= PATIENCE) throw thrown;
        setTries(count + 1);
        await pause(PAUSES[Math.min(count, PAUSES.length - 1)] ?? 1000, halt);
        if (stopped.current) throw thrown;
      }
    }
  };

  const settle = () => {
    setTries(0);
    letAct.current?.();
  };
  const reply = useMutation({
    mutationFn: async ({ then, seen }: { then: Then; seen: number }) => {
      const fresh = answerOf(now(), seen, then, newId());
      const before = now().pending;
      if (before && !saysTheSame(before, fresh) && (await persist(() => wasSaid(ticket.id, me.name, before))))
        return { already: before.text ?? "" };
      const body = before && saysTheSame(before, fresh) ? { ...fresh, client_id: before.client_id } : fresh;
      patch({ pending: body });
      const { data } = await persist(() =>
        postDeskTicketsByTicketIdReply({ path: { ticket_id: ticket.id }, body }),
      );
      return { sent: data, body };
    },
    onSuccess: (done) => {
      if ("already" in done) {
        patch({ pending: null, seen: null });
        void refreshTicket(ticket.id);
        return;
      }
      patch(AFTER_REPLY);
      void refreshTicket(ticket.id);
      told(t(`sent.${done.sent.way.kind}`, { address: done.sent.way.address }));
    },
    onError: (thrown) => {
      if (!isLost(asProblem(thrown)) && asProblem(thrown).code !== "stopped") patch({ pending: null });
    },
    onSettled: settle,
  });

  const note = useMutation({
    mutationFn: async () => {
      const text = now().note.trim();
      let isFirst = now().pendingNote !== text;
      patch({ pendingNote: text });
      await persist(async () => {
        // A note has no id of its own: before it goes out again, look whether it has arrived.
        if (!isFirst && (await wasNoted(ticket.id, me.id, text))) return;
        isFirst = false;
        await postDeskTicketsByTicketIdNotes({ path: { ticket_id: ticket.id }, body: { text } });
      });
    },
    onSuccess: () => {
      patch({ note: "", pendingNote: null });
      void refreshTicket(ticket.id);
      told(t("sent.note"));
    },
    onError: (thrown) => !isLost(asProblem(thrown)) && patch({ pendingNote: null }),
    onSettled: settle,
  });

  const problem = draft.mode === "reply" ? reply.error : note.error;
  const asked = problem ? asProblem(problem) : null;
  return {
    sendReply: (then: Then, seen?: number) => {
      if (reply.isPending) return;
      letAct.current = hold("acts");
      reply.mutate({ then, seen: seen ?? draft.seen ?? ticket.last_message_id });
    },
    sendNote: () => {
      if (note.isPending) return;
      letAct.current = hold("acts");
      note.mutate();
    },
    isSending: reply.isPending || note.isPending,
    tries,
    stop: () => {
      stopped.current = true;
      halt.current?.();
    },
    problem: asked?.code === "answered_meanwhile" ? null : asked,
    meanwhile: asked?.code === "answered_meanwhile" ? asked : null,
    already: reply.data && "already" in reply.data ? reply.data.already : null,
    intent: reply.variables?.then ?? ("waiting" as const),
    clear: () => {
      reply.reset();
      note.reset();
    },
  };
}

/** Wait so long, or until the machine is on a network again, or until somebody has had enough. */
function pause(milliseconds: number, halt: { current: (() => void) | null }): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener("online", end);
    halt.current = end;
  });
}

/** Whether an answer that is not known to have arrived stands in the timeline. */
async function wasSaid(ticketId: number, name: string, body: ReplyBody): Promise<boolean> {
  const { data } = await getDeskTicketsByTicketIdTimeline({
    path: { ticket_id: ticketId },
    query: { limit: 50 },
  });
  return data.items.some(
    (one) =>
      one.kind === "message" &&
      one.author === "person" &&
      one.name === name &&
      one.id > body.seen &&
      one.text.trim().startsWith(body.text ?? ""),
  );
}

async function wasNoted(ticketId: number, personId: number, text: string): Promise<boolean> {
  const { data } = await getDeskTicketsByTicketIdNotes({ path: { ticket_id: ticketId } });
  const mine = data.filter((one) => one.person_id === personId).at(-1);
  return mine?.text === text && !mine.retracted_at;
}

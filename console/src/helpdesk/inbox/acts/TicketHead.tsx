import "@/helpdesk/inbox/acts/acts.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { ShownTicketBody } from "@/api";
import { getDeskTicketsByTicketIdOptions } from "@/api/@tanstack/react-query.gen";
import { Buttons } from "@/helpdesk/inbox/acts/Buttons";
import { Facts } from "@/helpdesk/inbox/acts/Facts";
import { Given } from "@/helpdesk/inbox/acts/Given";
import { undoLast, useActs } from "@/helpdesk/inbox/acts/useActs";
import { gather } from "@/helpdesk/inbox/gather";
import { isTyping, useKeys } from "@/helpdesk/inbox/keys";
import { useDesk } from "@/kit/events";
import { useMe } from "@/shell/session";

const MergeModal = lazy(async () => ({
  default: (await import("@/helpdesk/inbox/acts/MergeModal")).MergeModal,
}));
const GAP = 250; // milliseconds between two readings, however much happens

/** The head of a ticket: what it is, how it stands, and everything that can be done to it. */
export function TicketHead({ ticketId }: { ticketId: number }) {
  const queries = useQueryClient();
  const options = getDeskTicketsByTicketIdOptions({ path: { ticket_id: ticketId } });
  const ticket = useQuery(options);
  const [refresh] = useState(() =>
    gather(GAP, (ids: Set<number>) => {
      for (const id of ids) void queries.invalidateQueries({ predicate: (one) => isHead(one.queryKey, id) });
    }),
  );
  useDesk("ticket", ({ id }) => {
    if (id === ticketId) refresh(id);
  });
  return ticket.data ? <Head key={ticketId} ticket={ticket.data} /> : null;
}

/** Whether a query reads the ticket itself, or what is due on it. */
function isHead(key: readonly unknown[], id: number): boolean {
  const first = key[0] as { _id?: string; path?: { ticket_id?: number; number?: number } } | undefined;
  return (
    (first?._id === "getDeskTicketsByTicketId" && first.path?.ticket_id === id) ||
    (first?._id === "getDeskTicketsByNumberDeadlines" && first.path?.number === id)
  );
}

function Head({ ticket }: { ticket: ShownTicketBody }) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const me = useMe();
  const navigate = useNavigate();
  const acts = useActs(ticket);
  const fields = {
    assignee: useRef<HTMLInputElement>(null),
    priority: useRef<HTMLInputElement>(null),
    tags: useRef<HTMLInputElement>(null),
  };
  const [isMerging, setMerging] = useState(false);
  const [isSnoozing, setSnoozing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const isMerged = ticket.merged_into !== null;
  const isClosed = ticket.state === "closed";
  const isWatching = ticket.watchers.includes(me.id);
  const reach = (field: keyof typeof fields) => {
    flushSync(() => setOpen(true));
    fields[field].current?.focus();
    fields[field].current?.click();
  };
  useKeys(
    t("keys.title"),
    isMerged
      ? []
      : [
          { keys: "z", label: t("keys.undo"), run: undoLast, isAct: true },
          { keys: "e", label: t("keys.close"), run: isClosed ? acts.reopen : acts.close, isAct: true },
          ...(me.has_chat ? [{ keys: "t", label: t("keys.take"), run: acts.takeOver, isAct: true }] : []),
          {
            keys: "b",
            label: t("keys.back"),
            run: () => ticket.holder === "person" && acts.handBack(),
            isAct: true,
          },
          ...(me.has_chat
            ? [{ keys: "m", label: t("keys.mine"), run: () => acts.assign(me.id, me.name), isAct: true }]
            : []),
          { keys: "a", label: t("keys.assign"), run: () => reach("assignee"), isAct: true },
          { keys: "p", label: t("keys.priority"), run: () => reach("priority"), isAct: true },
          { keys: "l", label: t("keys.tags"), run: () => reach("tags"), isAct: true },
          { keys: "s", label: t("keys.snooze"), run: () => setSnoozing(true), isAct: true, opens: true },
          { keys: "w", label: t("keys.watch"), run: isWatching ? acts.unwatch : acts.watch, isAct: true },
          { keys: "u", label: t("keys.merge"), run: () => setMerging(true), isAct: true, opens: true },
        ],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only takes the keyboard over from its own fields
    <div
      className="ticket-head"
      data-open={isOpen || undefined}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isTyping(event.target)) return;
        const list = document.getElementById(
          (event.target as HTMLElement).getAttribute("aria-controls") ?? "",
        );
        if (!list?.checkVisibility()) event.currentTarget.focus(); // else the first Escape closes the list
      }}
    >
      <div className="ticket-head-top">
        <Facts ticket={ticket} />
        {!isMerged && (
          <Buttons
            ticket={ticket}
            acts={acts}
            isOpen={isOpen}
            onOpen={setOpen}
            isSnoozing={isSnoozing}
            onSnooze={setSnoozing}
            onMerge={() => setMerging(true)}
          />
        )}
      </div>
      {!isMerged && <Given ticket={ticket} acts={acts} fields={fields} />}
      <Suspense>
        {isMerging && (
          <MergeModal
            ticket={ticket}
            onClose={() => setMerging(false)}
            onMerged={(merge, into) => {
              acts.merged(merge, into);
              if (into !== ticket.id)
                void navigate({
                  to: "/inbox/$ticketId",
                  params: { ticketId: String(into) },
                  search: (now) => now,
                });
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

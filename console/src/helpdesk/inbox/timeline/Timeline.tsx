import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { getDeskTicketsByTicketIdOptions } from "@/api/@tanstack/react-query.gen";
import { CartStrip } from "@/helpdesk/inbox/panel/CartStrip";
import { arranged } from "@/helpdesk/inbox/timeline/arranging";
import { News } from "@/helpdesk/inbox/timeline/News";
import { Rows } from "@/helpdesk/inbox/timeline/Rows";
import { Typing } from "@/helpdesk/inbox/timeline/Typing";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { useScroll } from "@/helpdesk/inbox/timeline/useScroll";
import { useSeen } from "@/helpdesk/inbox/timeline/useSeen";
import { useTimeline } from "@/helpdesk/inbox/timeline/useTimeline";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";

/** All that was said, noted and done about a ticket, oldest first, over every channel (S5-38). */
export function Timeline({ ticketId }: { ticketId: number }) {
  return <Opened key={ticketId} ticketId={ticketId} />;
}

function Opened({ ticketId }: { ticketId: number }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const ticket = useQuery(getDeskTicketsByTicketIdOptions({ path: { ticket_id: ticketId } }));
  const timeline = useTimeline(ticketId);
  const scroller = useRef<HTMLDivElement>(null);
  const items = timeline.data?.items;
  const seen = ticket.data?.seen_message_id ?? null;
  const unreadFrom = useFirst(seen);
  const rows = useMemo(
    () => (items ? arranged(items, unreadFrom, ticketId) : []),
    [items, unreadFrom, ticketId],
  );
  const { load } = timeline.older;
  const older = useCallback((before: () => void) => void load(before), [load]);
  const scroll = useScroll(scroller, rows, older);
  const isReady = items !== undefined && ticket.data !== undefined;
  const marked = useOpening(isReady, scroll.toRow, load, scroll.toEnd);
  useSeen(ticketId, scroller, seen, rows);
  const newest = items?.findLast((one) => one.kind === "message" && one.author === "customer")?.id ?? 0;
  return (
    <section className={s.room} aria-label={t("title")}>
      <CartStrip ticketId={ticketId} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by key */}
      <div ref={scroller} className={s.scroller} onScroll={scroll.look} tabIndex={0}>
        <div className={s.list}>
          {timeline.older.error !== null && (
            <ErrorNotice error={timeline.older.error} again={() => void load(undefined)} />
          )}
          {timeline.older.isLoading && <Loading rows={1} />}
          {timeline.isError && <ErrorNotice error={timeline.error} again={() => void timeline.refetch()} />}
          {timeline.isPending && <Loading rows={8} />}
          {items?.length === 0 && <Empty title={t("empty")} />}
          <Rows rows={rows} ticketId={ticketId} customer={ticket.data?.customer_name ?? ""} marked={marked} />
        </div>
      </div>
      <Typing ticketId={ticketId} customer={ticket.data?.customer_name ?? ""} newest={newest} />
      <News
        items={items}
        isAtEnd={scroll.isAtEnd}
        toEnd={scroll.toEnd}
        customer={ticket.data?.customer_name ?? ""}
      />
    </section>
  );
}

/** The first value that is known: what is unread on opening stays marked while one reads. */
function useFirst<T>(value: T | null): T | null {
  const [first, setFirst] = useState<T | null>(value);
  if (first === null && value !== null) setFirst(value);
  return first;
}

const MOST_PAGES = 100;

/** Where a timeline opens: at the message that the address names, else at what is unread, else at its end. */
function useOpening(
  isReady: boolean,
  toRow: (row: string, where: "center" | "start") => boolean,
  older: () => Promise<boolean>,
  toEnd: () => void,
): string {
  const hash = useLocation({ select: (place) => place.hash });
  const wanted = /^message-\d+$/.test(hash) ? hash : "";
  const isOpened = useRef(false);
  useEffect(() => {
    if (!isReady) return;
    if (!wanted) {
      if (!isOpened.current && !toRow("unread", "start")) toEnd();
      isOpened.current = true;
      return;
    }
    isOpened.current = true;
    let isGone = false;
    const seek = async () => {
      for (let page = 0; page < MOST_PAGES && !isGone; page++) {
        if (toRow(wanted, "center")) return;
        if (!(await older())) return;
        await new Promise(requestAnimationFrame);
      }
    };
    void seek();
    return () => {
      isGone = true;
    };
  }, [isReady, wanted, toRow, older, toEnd]);
  return wanted;
}

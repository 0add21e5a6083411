import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef } from "react";
import {
  getDeskTicketsByTicketIdQueryKey,
  postDeskTicketsByTicketIdSeenMutation,
} from "@/api/@tanstack/react-query.gen";

const PAUSE = 400;

/** Notes up to which message somebody has really seen a ticket: what stood in sight of a window that they look at. */
export function useSeen(
  ticketId: number,
  scroller: RefObject<HTMLDivElement | null>,
  seen: number | null,
  version: unknown,
): void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    ...postDeskTicketsByTicketIdSeenMutation(),
    onSuccess: (ticket) =>
      client.setQueryData(getDeskTicketsByTicketIdQueryKey({ path: { ticket_id: ticketId } }), ticket),
  });
  const told = useRef(0);
  const known = seen !== null;
  useEffect(() => {
    told.current = Math.max(told.current, seen ?? 0);
  }, [seen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new messages are watched too
  useEffect(() => {
    const box = scroller.current;
    if (!box || !known) return;
    const inSight = new Set<number>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const last = Math.max(0, ...inSight);
        if (last <= told.current || document.visibilityState !== "visible" || !document.hasFocus()) return;
        told.current = last;
        mutate({ path: { ticket_id: ticketId }, body: { message_id: last } });
      }, PAUSE);
    };
    const watch = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          const id = Number((target as HTMLElement).dataset.message);
          if (isIntersecting) inSight.add(id);
          else inSight.delete(id);
        }
        tell();
      },
      { root: box },
    );
    for (const row of box.querySelectorAll("[data-message]")) watch.observe(row);
    addEventListener("focus", tell);
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      removeEventListener("focus", tell);
      document.removeEventListener("visibilitychange", tell);
    };
  }, [scroller, ticketId, version, known, mutate]);
}

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { getDeskTicketsByTicketIdTimeline } from "@/api";
import { getDeskTicketsByTicketIdTimelineQueryKey } from "@/api/@tanstack/react-query.gen";
import { type Held, joined, preceded } from "@/helpdesk/inbox/timeline/held";
import { useDesk } from "@/kit/events";

const PAGE = 50;
const KEPT = 30 * 60_000;
const STATES_EVERY = 10_000;
const UNTIL_OLD = 60 * 60_000;

/** Whether the newest answers may still be on their way: how far they are is told by no event. */
function isOnTheWay(held: Held | undefined): boolean {
  const since = Date.now() - UNTIL_OLD;
  return !!held?.items.some(
    (one) =>
      one.kind === "message" &&
      new Date(one.at).getTime() > since &&
      (one.state === "waiting" ||
        one.mailed === "waiting" ||
        (one.channel !== "webchat" && (one.state === "sent" || one.state === "delivered"))),
  );
}

/** A ticket's timeline: the newest part at once and kept fresh, what came before as it is asked for. */
export function useTimeline(ticketId: number) {
  const client = useQueryClient();
  const queryKey = getDeskTicketsByTicketIdTimelineQueryKey({ path: { ticket_id: ticketId } });
  const query = useQuery<Held>({
    queryKey,
    queryFn: async ({ signal }) => {
      const { data } = await getDeskTicketsByTicketIdTimeline({
        path: { ticket_id: ticketId },
        query: { limit: PAGE },
        signal,
      });
      return joined(client.getQueryData<Held>(queryKey), data);
    },
    gcTime: KEPT,
    refetchInterval: ({ state }) => (isOnTheWay(state.data) ? STATES_EVERY : false),
  });
  useFresh(ticketId, query.isFetching, query.refetch);
  const older = useOlder(ticketId, queryKey);
  return { ...query, older };
}

/** Read again when the ticket has moved; what comes while one is reading is read once more after it. */
function useFresh(ticketId: number, isFetching: boolean, refetch: () => unknown): void {
  const isDue = useRef(false);
  useDesk(
    "ticket",
    ({ id }) => {
      if (id !== ticketId) return;
      if (isFetching) isDue.current = true;
      else void refetch();
    },
    true,
  );
  useEffect(() => {
    if (isFetching || !isDue.current) return;
    isDue.current = false;
    void refetch();
  }, [isFetching, refetch]);
}

function useOlder(ticketId: number, queryKey: readonly unknown[]) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [isLoading, setLoading] = useState(false);
  const running = useRef<Promise<boolean> | null>(null);
  const key = useRef(queryKey);
  key.current = queryKey;
  /** Read what came before; returns whether anything was added. `before` runs right before it is. */
  const load = useCallback(
    (before?: () => void): Promise<boolean> => {
      const held = client.getQueryData<Held>(key.current);
      if (running.current || !held?.before) return running.current ?? Promise.resolve(false);
      const cursor = held.before;
      const work = async () => {
        setLoading(true);
        setError(null);
        try {
          const { data } = await getDeskTicketsByTicketIdTimeline({
            path: { ticket_id: ticketId },
            query: { limit: PAGE, before: cursor },
          });
          const now = client.getQueryData<Held>(key.current);
          if (now?.before !== cursor) return false;
          before?.();
          client.setQueryData<Held>(key.current, preceded(now, data), { updatedAt: Date.now() });
          return true;
        } catch (thrown) {
          setError(thrown);
          return false;
        } finally {
          running.current = null;
          setLoading(false);
        }
      };
      running.current = work();
      return running.current;
    },
    [client, ticketId],
  );
  return { load, isLoading, error };
}

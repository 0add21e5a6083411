import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { getDeskDeadlinesNext, getDeskTickets } from "@/api";
import {
  getDeskQueuesOptions,
  getDeskQueuesQueryKey,
  getDeskTicketsOptions,
  getDeskViewsOptions,
  getStaffPeopleOptions,
  getStaffTeamsOptions,
} from "@/api/@tanstack/react-query.gen";
import { gather } from "@/helpdesk/inbox/gather";
import { type Line, LiveList, type Shown } from "@/helpdesk/inbox/listed";
import { ALL_STATES, asked, type Look } from "@/helpdesk/inbox/look";
import { type DeskEvents, useDesk, useIsLive } from "@/kit/events";
import { useMe } from "@/shell/session";

const KEPT_LISTS = 12;
const COUNT_AGAIN = 2000; // milliseconds between two counts of the queues
const ASK_AGAIN = 30_000; // while no news comes by itself
const SLEPT = 60_000; // hidden for so long, a window may have missed something
const LONG = 5 * 60_000;
const lists = new Map<string, LiveList>();

function listOf(look: Look): LiveList {
  const query = asked(look);
  const key = JSON.stringify(query);
  const known = lists.get(key);
  const list =
    known ??
    new LiveList(
      {
        page: async (cursor, limit) => (await getDeskTickets({ query: { ...query, cursor, limit } })).data,
        few: async (ids) =>
          (await getDeskTickets({ query: { ...query, ticket: ids, limit: 100 } })).data.items,
        due: async (ids) => (await getDeskDeadlinesNext({ query: { ticket: ids } })).data,
      },
      look.order ?? "newest",
    );
  lists.delete(key);
  lists.set(key, list); // the last one looked at stands last
  for (const old of [...lists.keys()].slice(0, -KEPT_LISTS)) lists.delete(old);
  return list;
}

/** The list that a look shows, as it is now and as it becomes. */
export function useTicketList(look: Look): [LiveList, Shown] {
  const list = listOf(look);
  const shown = useSyncExternalStore(list.watch, list.shown);
  useEffect(() => void list.begin(), [list]);
  return [list, shown];
}

/** Begin to read a list before the page that shows it stands. */
export function readAhead(look: Look): void {
  void listOf(look).begin();
}

/** Let a list, the counts and the open tickets follow what happens; after a break in the news they are read anew. */
export function useNews(list: LiveList, open: readonly number[]): void {
  const queries = useQueryClient();
  const isLive = useIsLive();
  const [count] = useState(() =>
    gather(COUNT_AGAIN, () => void queries.invalidateQueries({ queryKey: getDeskQueuesQueryKey() })),
  );
  const opened = useRef(open);
  useEffect(() => {
    opened.current = open;
  });
  // What the ticket in front shows, its own parts keep; those behind are read now, to be there when one goes back.
  const [refresh] = useState(() =>
    gather(500, (ids: Set<number>) => {
      for (const id of ids)
        void queries.invalidateQueries({
          type: "inactive",
          refetchType: opened.current.includes(id) ? "inactive" : "none",
          predicate: (one) => isOf(one.queryKey, id),
        });
      if (opened.current.some((id) => ids.has(id)))
        void queries.invalidateQueries({ predicate: (one) => isOpenLines(one.queryKey) });
    }),
  );
  useDesk("ticket", ({ id }) => {
    list.hear([id]);
    count(id);
    refresh(id);
  });
  useEffect(() => {
    const all = () => {
      void list.again();
      void queries.invalidateQueries();
    };
    const timer = isLive ? undefined : setInterval(all, ASK_AGAIN);
    let hiddenAt = 0;
    const seen = () => {
      if (document.visibilityState === "hidden") hiddenAt = Date.now();
      else if (hiddenAt > 0 && Date.now() - hiddenAt > SLEPT) all();
    };
    addEventListener("online", all);
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      removeEventListener("online", all);
      document.removeEventListener("visibilitychange", seen);
      if (!isLive) all(); // it is live again
    };
  }, [isLive, list, queries]);
}

function isOf(key: readonly unknown[], id: number): boolean {
  const path = (key[0] as { path?: Record<string, unknown> } | undefined)?.path;
  return path !== undefined && (path.ticket_id === id || path.number === id);
}

function isOpenLines(key: readonly unknown[]): boolean {
  const first = key[0] as { _id?: string; query?: { ticket?: unknown } } | undefined;
  return first?._id === "getDeskTickets" && first.query?.ticket !== undefined;
}

/** What is shown of the tickets that are open. */
export function useOpenLines(ids: readonly number[]): ReadonlyMap<number, Line> {
  const found = useQuery({
    ...getDeskTicketsOptions({ query: { ticket: [...ids], state: ALL_STATES, limit: 100 } }),
    enabled: ids.length > 0,
    placeholderData: (before) => before,
  });
  return new Map(found.data?.items.map((line) => [line.id, line]));
}

export function useQueues() {
  const counts = useQuery(getDeskQueuesOptions());
  const teams = useQuery({ ...getStaffTeamsOptions(), staleTime: LONG });
  const views = useQuery({ ...getDeskViewsOptions(), staleTime: 60_000 });
  return { counts, teams: teams.data?.items ?? [], views: views.data ?? [] };
}

/** The names of the people of the desk by their numbers. */
export function useNames(): ReadonlyMap<number, string> {
  const people = useQuery({ ...getStaffPeopleOptions(), staleTime: LONG });
  const me = useMe();
  return new Map([[me.id, me.name], ...(people.data?.items.map((one) => [one.id, one.name] as const) ?? [])]);
}

export type Composing = ReadonlyMap<number, readonly string[]>;

/** Who writes an answer just now, by ticket. */
export function useComposing(): Composing {
  const [writing, write] = useState<ReadonlyMap<number, { names: string[]; until: number }>>(new Map());
  useDesk("composing", ({ ticket_id, people, for_seconds }: DeskEvents["composing"]) => {
    const now = Date.now();
    const next = new Map([...writing].filter(([, one]) => one.until > now));
    next.delete(ticket_id);
    if (people.length > 0)
      next.set(ticket_id, { names: people.map((one) => one.name), until: now + for_seconds * 1000 });
    write(next);
  });
  useEffect(() => {
    const first = Math.min(...[...writing.values()].map((one) => one.until));
    if (!Number.isFinite(first)) return;
    const timer = setTimeout(
      () => write((now) => new Map([...now].filter(([, one]) => one.until > Date.now()))),
      Math.max(0, first - Date.now()) + 50,
    );
    return () => clearTimeout(timer);
  }, [writing]);
  return new Map([...writing].map(([id, one]) => [id, one.names]));
}

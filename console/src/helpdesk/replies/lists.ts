import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { getDeskMacros, getDeskTemplates, type MacroShown, type TemplateShown } from "@/api";
import { getDeskMacrosQueryKey, getDeskTemplatesQueryKey } from "@/api/@tanstack/react-query.gen";

const AT_ONCE = 100;

interface Part<T> {
  items: T[];
  next?: string | null;
}

/** Read a list to its end, part by part; a shop has some dozens of each. */
async function readAll<T>(part: (query: { limit: number; cursor?: string }) => Promise<{ data: Part<T> }>) {
  const found: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const { data } = await part({ limit: AT_ONCE, cursor });
    found.push(...data.items);
    if (!data.next) return found;
    cursor = data.next;
  }
}

/** All templates that one may see. */
export function useTemplates() {
  return useQuery({
    queryKey: [...getDeskTemplatesQueryKey(), "all"],
    queryFn: ({ signal }) =>
      readAll<TemplateShown>((query) => getDeskTemplates({ query, signal, throwOnError: true })),
  });
}

/** All macros that one may see, in their order. */
export function useMacros() {
  return useQuery({
    queryKey: [...getDeskMacrosQueryKey(), "all"],
    queryFn: ({ signal }) =>
      readAll<MacroShown>((query) => getDeskMacros({ query, signal, throwOnError: true })),
  });
}

const STALE = /^getDesk(Templates|Macros|TicketsByTicketIdMacros|TicketsByTicketIdTemplates)/;

/** Read templates and macros anew, wherever they are shown. */
export function useChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () =>
      queries.invalidateQueries({
        predicate: (query) => STALE.test(String((query.queryKey[0] as { _id?: string })?._id ?? "")),
      }),
    [queries],
  );
}

/** What counts in a store: its own before the shared one of the same key; without a store everything. */
export function countsIn<T extends { key: string; store_id: number | null }>(
  all: readonly T[],
  store?: number,
): T[] {
  if (!store) return [...all];
  const own = new Set(all.filter((one) => one.store_id === store).map((one) => one.key));
  return all.filter((one) => one.store_id === store || (one.store_id === null && !own.has(one.key)));
}

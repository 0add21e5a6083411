import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { SettingUpShown } from "@/api";
import {
  getStoresByStoreSettingUpOptions,
  getStoresByStoreSettingUpQueryKey,
} from "@/api/@tanstack/react-query.gen";

const OFTEN = 2_000;
const SELDOM = 15_000;

/** How far a store is; asked again soon while something happens by itself: an article is read, a page is waited for. */
export function useSetup(store: string) {
  return useQuery({
    ...getStoresByStoreSettingUpOptions({ path: { store } }),
    enabled: store !== "",
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      !data || data.is_done ? false : data.waiting > 0 || data.pages.length === 0 ? OFTEN : SELDOM,
  });
}

/** Read anew how far a store is, once something was changed here. */
export function useRenewSetup(store: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ queryKey: getStoresByStoreSettingUpQueryKey({ path: { store } }) }),
    [queries, store],
  );
}

export type Setup = SettingUpShown;

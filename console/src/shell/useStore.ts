import { useSearch } from "@tanstack/react-router";
import { useStores } from "@/shell/session";

/** The store that this page is about: the one the address names, else the first. Its `key` is its name in addresses. */
export function useStore() {
  const stores = useStores();
  const { store } = useSearch({ strict: false }) as { store?: string };
  return stores.find((one) => one.key === store) ?? stores[0];
}

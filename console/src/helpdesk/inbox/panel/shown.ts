import { useMediaQuery } from "@mantine/hooks";
import { useSyncExternalStore } from "react";

/** Whether the drawer with the customer is open, on windows that have no room for it beside the conversation. */
let isOpen = false;
const watching = new Set<() => void>();

export function showPanel(open: boolean): void {
  isOpen = open;
  for (const told of watching) told();
}

export function usePanelOpen(): boolean {
  return useSyncExternalStore(
    (told) => {
      watching.add(told);
      return () => watching.delete(told);
    },
    () => isOpen,
  );
}

/** Whether the customer stands beside the conversation. */
export function useHasRoom(): boolean {
  return useMediaQuery("(min-width: 80em)", undefined, { getInitialValueInEffect: false }) ?? false;
}

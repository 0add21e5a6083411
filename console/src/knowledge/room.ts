import { useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useCallback } from "react";
import { LANGUAGES } from "@/kit/words";
import { useMay } from "@/shell/session";
import { useStore } from "@/shell/useStore";

/** The store whose content is shown, by its key in addresses; empty where there is none. */
export function useStoreKey(): string {
  return useStore()?.key ?? "";
}

/** Whether whoever looks may write: owners and admins. */
export function useMayWrite(): boolean {
  return useMay("admin");
}

/** Read all that is shown of content anew, once it was changed. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [key] }) =>
          String((key as { _id?: string } | undefined)?._id).startsWith("getStoresByStoreKnowledge"),
      }),
    [queries],
  );
}

/** The name of a language in the reader's own. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(i18next.language, { type: "language" }).of(tag) ?? tag;
}

/** The languages that an article may be in, as a choice. */
export function languageChoices(): { value: string; label: string }[] {
  return LANGUAGES.map((tag) => ({ value: tag, label: languageName(tag) }));
}

/** The language in which code says what it reads. */
export function saidIn(): string {
  return i18next.language.slice(0, 2);
}

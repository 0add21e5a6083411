import i18next from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { sayer } from "@/said/saying";

const SAID = "said";
const made = new Map<string, (sentence: string) => string>();
let say: typeof sayer | undefined;

/** Fetch what says the server's sentences in the reader's language; until it is here they are English. */
export async function startSaying(): Promise<void> {
  const [{ sayer }] = await Promise.all([import("@/said/saying"), i18next.loadNamespaces(SAID)]);
  say = sayer;
}

/** The server's sentence in the reader's language, or as it is where the list of that language does not have it. */
export function said(sentence: string): string {
  const { language } = i18next;
  const list = i18next.getResourceBundle(language, SAID);
  if (!say || !list) return sentence;
  const by = made.get(language) ?? say(list);
  made.set(language, by);
  return by(sentence);
}

/** The same for a page: it is rendered anew when the list has come or another language is chosen. */
export function useSaid(): (sentence: string) => string {
  const { ready } = useTranslation(SAID, { useSuspense: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said depends on the list and the language
  return useCallback((sentence: string) => said(sentence), [ready, i18next.language]);
}

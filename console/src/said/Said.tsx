import i18next from "i18next";
import { useSaid } from "@/said/said";

/** A sentence of the server's in the reader's language; marked as English where the list does not have it. */
export function Said({ children }: { children: string }) {
  const words = useSaid()(children);
  return words === children && i18next.language !== "en" ? <span lang="en">{words}</span> : words;
}

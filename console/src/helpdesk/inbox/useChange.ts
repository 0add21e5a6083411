import { useNavigate } from "@tanstack/react-router";
import type { Look } from "@/helpdesk/inbox/look";

/** What is looked at, and how to look at something else: it goes into the address. */
export function useChange(): (change: Partial<Look>) => void {
  const navigate = useNavigate();
  return (change) => void navigate({ to: ".", search: (now) => ({ ...now, ...change }), replace: true });
}

/** The name of a language, else what stands for it. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

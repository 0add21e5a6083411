import { type ReactNode, useLayoutEffect } from "react";
import { hold } from "@/helpdesk/inbox/holding";

/** What stands in for a part of the inbox that is on its way: keys that are pressed meanwhile are meant for it. */
export function Coming({ children }: { children?: ReactNode }) {
  useLayoutEffect(() => hold(), []);
  return children;
}

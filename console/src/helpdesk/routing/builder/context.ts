import { createContext, useContext } from "react";
import type { Catalogue, Verdict } from "@/api";
import type { Group, Part } from "@/helpdesk/routing/builder/tree";

/** What every part of the builder needs: what may be asked, what is wrong, what a dry run found, and how to change. */
export interface Builder {
  catalogue: Catalogue;
  root: Group;
  faults: ReadonlyMap<string, readonly string[]>;
  verdicts: ReadonlyMap<string, Verdict> | null;
  change: (id: string, change: (part: Part) => Part | null) => void;
  replace: (root: Group) => void;
  /** Somebody has been at this part and left it: from now on what is wrong with it is shown. */
  left: (id: string) => void;
}

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("outside the builder");
  return builder;
}

import { type ReactNode, useMemo } from "react";
import type { Catalogue, Verdict } from "@/api";
import { type Builder, BuilderContext } from "@/helpdesk/routing/builder/context";
import { GroupEdit } from "@/helpdesk/routing/builder/GroupEdit";
import { changed, type Group } from "@/helpdesk/routing/builder/tree";
import "@/helpdesk/routing/builder/builder.css";

interface Props {
  root: Group;
  catalogue: Catalogue;
  faults: ReadonlyMap<string, readonly string[]>;
  verdicts: ReadonlyMap<string, Verdict> | null;
  onChange: (root: Group) => void;
  onLeft: (id: string) => void;
}

/** Builds a condition: groups in any depth over what somebody did, who they are, and what the ticket is (S2-10, S2-11). */
export function ConditionBuilder({ root, catalogue, faults, verdicts, onChange, onLeft }: Props): ReactNode {
  const builder = useMemo<Builder>(
    () => ({
      catalogue,
      root,
      faults,
      verdicts,
      change: (id, change) => onChange(changed(root, id, change)),
      replace: onChange,
      left: onLeft,
    }),
    [root, catalogue, faults, verdicts, onChange, onLeft],
  );
  return (
    <BuilderContext.Provider value={builder}>
      <GroupEdit part={root} level={0} />
    </BuilderContext.Provider>
  );
}

import { useCallback, useMemo } from "react";
import type { RuleShown, To } from "@/api";
import { type Group, group, readTree, writeTree } from "@/helpdesk/routing/builder/tree";
import { useKept } from "@/kit/useKept";

export type ToKind = "team" | "view" | "person" | "tag";

/** A rule as somebody writes it; `readAt` is the state of the kept one that they began from. */
export interface Written {
  name: string;
  root: Group;
  toKind: ToKind;
  target: number | string | null;
  isOn: boolean;
  place: number | null;
  readAt: string | null;
}

const EMPTY = (): Written => ({
  name: "",
  root: group(),
  toKind: "team",
  target: null,
  isOn: true,
  place: null,
  readAt: null,
});

function written(rule: RuleShown): Written {
  const [kind, target] = destination(rule.to);
  return {
    name: rule.name,
    root: readTree(rule.condition),
    toKind: kind,
    target,
    isOn: rule.is_on,
    place: null,
    readAt: rule.updated_at,
  };
}

export function destination(to: To): [ToKind, number | string | null] {
  if (to.team) return ["team", to.team];
  if (to.person) return ["person", to.person];
  if (to.view) return ["view", to.view];
  return ["tag", to.tag ?? null];
}

/** What a rule says, apart from who wrote it when. */
export function content(one: Written): string {
  const { root, readAt: _, ...rest } = one;
  return JSON.stringify([rest, writeTree(root).condition]);
}

/** The rule that is being written: what is kept in this browser, else the rule as the server has it. */
export function useDraft(rule: RuleShown | null) {
  const [kept, keep, forget] = useKept<Written | null>(`rule:${rule?.id ?? "new"}`, null);
  const begun = useMemo(() => (rule ? written(rule) : EMPTY()), [rule]);
  const draft = kept ?? begun;
  const isChanged = kept !== null && content(kept) !== content(begun);
  const change = useCallback((some: Partial<Written>) => keep({ ...draft, ...some }), [draft, keep]);
  return { draft, change, forget, isChanged, wasKept: kept !== null };
}

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { To } from "@/api";
import {
  getDeskViewsOptions,
  getStaffPeopleOptions,
  getStaffTeamsOptions,
} from "@/api/@tanstack/react-query.gen";
import { destination, type ToKind } from "@/helpdesk/routing/useDraft";

/** The living teams, people and views that a rule may name. */
export function useTargets() {
  const teams = useQuery({ ...getStaffTeamsOptions(), staleTime: 60_000 });
  const people = useQuery({ ...getStaffPeopleOptions(), staleTime: 60_000 });
  const views = useQuery({ ...getDeskViewsOptions(), staleTime: 60_000 });
  return {
    isReady: teams.isSuccess && people.isSuccess && views.isSuccess,
    error: teams.error ?? people.error ?? views.error,
    team: teams.data?.items.filter((one) => !one.is_retired) ?? [],
    person: people.data?.items.filter((one) => one.is_active) ?? [],
    view: views.data ?? [],
  };
}

/** How a destination is called: "Team Returns", "View Urgent". */
export function useToName(): (to: To | { kind: ToKind; target: number | string | null }) => string {
  const { t } = useTranslation("helpdesk/routing");
  const targets = useTargets();
  const { isReady, team, person, view } = targets;
  return useCallback(
    (to) => {
      const [kind, target] = "kind" in to ? [to.kind, to.target] : destination(to);
      if (kind === "tag") return t("tag", { name: target ?? "…" });
      const all: readonly { id: number; name: string }[] = { team, person, view }[kind];
      const name = all.find((one) => one.id === target)?.name;
      if (name) return t(kind, { name });
      return target === null || !isReady ? "…" : t("dest.gone");
    },
    [t, isReady, team, person, view],
  );
}

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AgingRule, Match, PolicyOutput } from "@/api";
import { getStaffPeopleOptions, getStaffTeamsOptions } from "@/api/@tanstack/react-query.gen";
import { duration } from "@/kit/format";
import { useStores } from "@/shell/session";

export const span = (minutes: number): string => duration(minutes * 60);

/** Policies and aging rules in words. */
export function useSaid() {
  const { t, i18n } = useTranslation("helpdesk/deadlines");
  const stores = useStores();
  const teams = useQuery({ ...getStaffTeamsOptions(), staleTime: 60_000 }).data?.items ?? [];
  const people = useQuery({ ...getStaffPeopleOptions(), staleTime: 60_000 }).data?.items ?? [];
  const list = (words: string[], type: "conjunction" | "disjunction" | "unit" = "unit") =>
    new Intl.ListFormat(i18n.language, { type, style: type === "unit" ? "short" : "long" }).format(words);
  const named = (all: readonly { id: number; name: string }[], id: number) =>
    all.find((one) => one.id === id)?.name ?? t("match.unknown");
  const matched = (match: Match | undefined): string => {
    const {
      stores: ofStores = [],
      teams: ofTeams = [],
      tags = [],
      priorities = [],
      channels = [],
    } = match ?? {};
    const parts: [string, string[]][] = [
      ["stores", ofStores.map((one) => named(stores, one))],
      ["teams", ofTeams.map((one) => (one === null ? t("match.unassigned") : named(teams, one)))],
      ["tags", tags],
      ["priorities", priorities.map((one) => t(`priority.${one}`))],
      ["channels", channels.map((one) => t(`channel.${one}`, { defaultValue: one }))],
    ];
    const said = parts
      .filter(([, words]) => words.length > 0)
      .map(([kind, words]) => t(`match.said.${kind}`, { list: list(words, "disjunction") }));
    return said.length ? t("match.tickets", { list: list(said, "conjunction") }) : t("match.every");
  };
  const promised = (rules: PolicyOutput): string =>
    list(
      (["first_reply", "next_reply", "resolution"] as const).flatMap((target) => {
        const minutes = rules[target];
        return minutes ? [t("time.within", { name: t(`target.${target}`), span: span(minutes) })] : [];
      }),
    );
  const terms = (rules: PolicyOutput): string =>
    list([
      t(`clock.${rules.clock ?? "calendar"}_said`),
      t(`counts.${rules.counts ?? "human"}_said`),
      ...(rules.pauses_while?.length ? [t("pauses_said")] : []),
      ...(rules.warn_before ? [t("warn_said", { span: span(rules.warn_before) })] : []),
    ]);
  const stalled = (rules: AgingRule): string =>
    t("rule.after_said", { span: span(rules.after), clock: t(`clock.${rules.clock ?? "calendar"}_said`) });
  const done = (rules: AgingRule): string =>
    list([
      ...(rules.assign_to ? [t("rule.assign_said", { name: named(people, rules.assign_to) })] : []),
      ...(rules.team ? [t("rule.team_said", { name: named(teams, rules.team) })] : []),
      ...(rules.escalate ? [t("rule.escalate_said")] : []),
      ...(rules.notify?.length
        ? [
            t("rule.notify_said", {
              list: list(
                rules.notify.map((one) => named(people, one)),
                "conjunction",
              ),
            }),
          ]
        : []),
    ]);
  return { matched, promised, terms, stalled, done, teams, people };
}

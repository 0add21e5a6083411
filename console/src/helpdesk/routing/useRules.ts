import { useQuery } from "@tanstack/react-query";
import { postDeskRoutingTrialsAll } from "@/api";
import { getDeskRoutingRulesOptions } from "@/api/@tanstack/react-query.gen";
import { useMay } from "@/shell/session";

const FIVE_MINUTES = 300_000;

/** All rules in their order. */
export function useRules() {
  return useQuery(getDeskRoutingRulesOptions());
}

/** How many tickets of the last 30 days each rule would have taken, by its number; managers may ask. */
export function useCounts() {
  return useQuery({
    queryKey: ["routing", "counts"],
    queryFn: async ({ signal }) =>
      (await postDeskRoutingTrialsAll({ body: { days: 30 }, signal, throwOnError: true })).data,
    enabled: useMay("manager"),
    staleTime: FIVE_MINUTES,
    select: (replay) => new Map(replay.outcomes.map((one) => [one.rule_id, one.going])),
  });
}

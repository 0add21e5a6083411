import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  type AgingRule,
  deleteDeskAgingRulesByNumber,
  putDeskAgingOrder,
  putDeskAgingRulesByNumber,
  type ShownAgingRule,
} from "@/api";
import {
  getDeskAgingPresetsOptions,
  getDeskAgingRulesOptions,
  getDeskAgingRulesQueryKey,
} from "@/api/@tanstack/react-query.gen";
import { AgingForm } from "@/helpdesk/deadlines/AgingForm";
import { KeptPage } from "@/helpdesk/deadlines/KeptPage";
import { useSaid } from "@/helpdesk/deadlines/useSaid";

const EMPTY: AgingRule = { match: {}, after: 240, clock: "calendar", escalate: false, notify: [] };

/** Aging rules in their order: what happens to tickets that stand still (S5-43, S5-44). */
export function AgingPage() {
  const said = useSaid();
  const all = useQuery(getDeskAgingRulesOptions());
  const presets = useQuery({ ...getDeskAgingPresetsOptions(), staleTime: Number.POSITIVE_INFINITY });
  return (
    <KeptPage<ShownAgingRule>
      kind={{
        words: "rule",
        all,
        queryKey: getDeskAgingRulesQueryKey(),
        presets: presets.data ?? [],
        empty: EMPTY,
        order: (ids) => putDeskAgingOrder({ body: { ids }, throwOnError: true }),
        put: async (one, isOn) => {
          const body = { name: one.name, rules: one.rules, is_on: isOn, read_at: one.updated_at };
          return (await putDeskAgingRulesByNumber({ path: { number: one.id }, body, throwOnError: true }))
            .data;
        },
        retire: (number) => deleteDeskAgingRulesByNumber({ path: { number }, throwOnError: true }),
        row: (rules) => (
          <>
            <Text size="sm">{said.matched(rules.match)}</Text>
            <Text size="sm">{said.stalled(rules)}</Text>
            <Text size="sm" c="dimmed">
              {said.done(rules)}
            </Text>
          </>
        ),
        form: (kept, begin, close) => (
          <AgingForm key={kept?.id ?? "new"} kept={kept} begin={begin} onClose={close} />
        ),
      }}
    />
  );
}

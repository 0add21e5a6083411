import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import {
  deleteDeskSlaPoliciesByNumber,
  type PolicyInput,
  type PolicyOutput,
  putDeskSlaOrder,
  putDeskSlaPoliciesByNumber,
  type ShownPolicy,
} from "@/api";
import {
  getDeskSlaPoliciesOptions,
  getDeskSlaPoliciesQueryKey,
  getDeskSlaPresetsOptions,
} from "@/api/@tanstack/react-query.gen";
import { KeptPage } from "@/helpdesk/deadlines/KeptPage";
import { PolicyForm } from "@/helpdesk/deadlines/PolicyForm";
import { useSaid } from "@/helpdesk/deadlines/useSaid";

const EMPTY: PolicyOutput = {
  match: {},
  pauses_while: ["waiting"],
  clock: "calendar",
  counts: "human",
  warn_before: 0,
};

/** Service levels in their order: the first that fits a ticket holds for it (D8, S5-60). */
export function PoliciesPage() {
  const said = useSaid();
  const all = useQuery(getDeskSlaPoliciesOptions());
  const presets = useQuery({ ...getDeskSlaPresetsOptions(), staleTime: Number.POSITIVE_INFINITY });
  return (
    <KeptPage<ShownPolicy>
      kind={{
        words: "policy",
        all,
        queryKey: getDeskSlaPoliciesQueryKey(),
        presets: presets.data ?? [],
        empty: EMPTY,
        order: (ids) => putDeskSlaOrder({ body: { ids }, throwOnError: true }),
        put: async (one, isOn) => {
          const rules = one.rules as PolicyInput;
          const body = { name: one.name, rules, is_on: isOn, read_at: one.updated_at };
          return (await putDeskSlaPoliciesByNumber({ path: { number: one.id }, body, throwOnError: true }))
            .data;
        },
        retire: (number) => deleteDeskSlaPoliciesByNumber({ path: { number }, throwOnError: true }),
        row: (rules) => (
          <>
            <Text size="sm">{said.matched(rules.match)}</Text>
            <Text size="sm">{said.promised(rules)}</Text>
            <Text size="xs" c="dimmed">
              {said.terms(rules)}
            </Text>
          </>
        ),
        form: (kept, begin, close) => (
          <PolicyForm key={kept?.id ?? "new"} kept={kept} begin={begin} onClose={close} />
        ),
      }}
    />
  );
}

import { Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgingRule, ShownAgingRule } from "@/api";
import {
  deleteDeskAgingRulesByNumberMutation,
  getDeskAgingPresetsOptions,
  getDeskAgingRulesOptions,
  putDeskAgingOrderMutation,
  putDeskAgingRulesByNumberMutation,
} from "@/api/@tanstack/react-query.gen";
import { AddButton } from "@/helpdesk/deadlines/AddButton";
import { AgingForm } from "@/helpdesk/deadlines/AgingForm";
import { DeadlinesWays } from "@/helpdesk/deadlines/DeadlinesWays";
import { KeptRow } from "@/helpdesk/deadlines/KeptRow";
import { moved } from "@/helpdesk/deadlines/moved";
import type { Begin } from "@/helpdesk/deadlines/PolicyForm";
import { useSaid } from "@/helpdesk/deadlines/useSaid";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { useMay } from "@/shell/session";

const EMPTY: AgingRule = { match: {}, after: 240, clock: "calendar", escalate: false, notify: [] };
const NOTHING: Begin<AgingRule> = { name: "", rules: EMPTY };

/** Aging rules in their order: what happens to tickets that stand still (S5-43, S5-44). */
export function AgingPage() {
  const { t } = useTranslation("helpdesk/deadlines");
  const may = useMay("manager");
  const rules = useQuery(getDeskAgingRulesOptions());
  const presets = useQuery({ ...getDeskAgingPresetsOptions(), staleTime: Number.POSITIVE_INFINITY });
  const [editing, edit] = useState<number | Begin<AgingRule> | null>(null);
  const kept = typeof editing === "number" ? rules.data?.find((one) => one.id === editing) : undefined;
  return (
    <>
      <PageHead title={t("title")} about={may ? t("about") : t("read_only")}>
        {may && (
          <AddButton
            label={t("rule.add")}
            words="rule"
            presets={presets.data ?? []}
            empty={EMPTY}
            onAdd={edit}
          />
        )}
      </PageHead>
      <DeadlinesWays />
      <Text size="sm" c="dimmed" mb="sm">
        {t("rule.about")}
      </Text>
      {rules.error && <ErrorNotice error={rules.error} again={() => void rules.refetch()} />}
      {rules.isPending && <Loading />}
      {rules.data?.length === 0 && (
        <Empty title={t("rule.none")}>
          <Text size="sm">{t("rule.none_about")}</Text>
        </Empty>
      )}
      {rules.data && <List rules={rules.data} onEdit={edit} />}
      {editing !== null && (kept || typeof editing !== "number") && (
        <AgingForm
          key={kept?.id ?? "new"}
          kept={kept ?? null}
          begin={typeof editing === "number" ? NOTHING : editing}
          onClose={() => edit(null)}
        />
      )}
    </>
  );
}

function List({ rules, onEdit }: { rules: ShownAgingRule[]; onEdit: (id: number) => void }) {
  const { t } = useTranslation("helpdesk/deadlines");
  const queries = useQueryClient();
  const refused = useRefused();
  const said = useSaid();
  const { queryKey } = getDeskAgingRulesOptions();
  const onSettled = () => void queries.invalidateQueries({ queryKey });
  const shared = { onError: refused, onSettled };
  const order = useMutation({ ...putDeskAgingOrderMutation(), ...shared });
  const put = useMutation({
    ...putDeskAgingRulesByNumberMutation(),
    ...shared,
    onSuccess: (one) => told(t(one.is_on ? "switched_on" : "switched_off", { name: one.name })),
  });
  const retire = useMutation({ ...deleteDeskAgingRulesByNumberMutation(), ...shared });
  const move = (one: ShownAgingRule, place: number) => {
    const next = moved(rules, one, place);
    queries.setQueryData(queryKey, next);
    order.mutate(
      { body: { ids: next.map((it) => it.id) } },
      { onSuccess: () => told(t("moved", { name: one.name, place })) },
    );
  };
  return (
    <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: "none" }} aria-label={t("rule.list")}>
      {rules.map((one, at) => (
        <KeptRow
          key={one.id}
          kept={one}
          place={at + 1}
          isLast={at === rules.length - 1}
          deleteAbout={t("rule.delete_about")}
          onEdit={() => onEdit(one.id)}
          onMove={(place) => move(one, place)}
          onSwitch={(isOn) =>
            put.mutate({
              path: { number: one.id },
              body: { name: one.name, rules: one.rules, is_on: isOn, read_at: one.updated_at },
            })
          }
          onDelete={() =>
            retire.mutate(
              { path: { number: one.id } },
              { onSuccess: () => told(t("deleted", { name: one.name })) },
            )
          }
        >
          <Text size="sm">{said.matched(one.rules.match)}</Text>
          <Text size="sm">{said.stalled(one.rules)}</Text>
          <Text size="sm" c="dimmed">
            {said.done(one.rules)}
          </Text>
        </KeptRow>
      ))}
    </Stack>
  );
}

import { Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PolicyInput, PolicyOutput, ShownPolicy } from "@/api";
import {
  deleteDeskSlaPoliciesByNumberMutation,
  getDeskSlaPoliciesOptions,
  getDeskSlaPresetsOptions,
  putDeskSlaOrderMutation,
  putDeskSlaPoliciesByNumberMutation,
} from "@/api/@tanstack/react-query.gen";
import { AddButton } from "@/helpdesk/deadlines/AddButton";
import { DeadlinesWays } from "@/helpdesk/deadlines/DeadlinesWays";
import { KeptRow } from "@/helpdesk/deadlines/KeptRow";
import { moved } from "@/helpdesk/deadlines/moved";
import { type Begin, PolicyForm } from "@/helpdesk/deadlines/PolicyForm";
import { useSaid } from "@/helpdesk/deadlines/useSaid";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { useMay } from "@/shell/session";

const EMPTY: PolicyOutput = {
  match: {},
  pauses_while: ["waiting"],
  clock: "calendar",
  counts: "human",
  warn_before: 0,
};
const NOTHING: Begin<PolicyOutput> = { name: "", rules: EMPTY };

/** Service levels in their order: the first that fits a ticket holds for it (D8, S5-60). */
export function PoliciesPage() {
  const { t } = useTranslation("helpdesk/deadlines");
  const may = useMay("manager");
  const policies = useQuery(getDeskSlaPoliciesOptions());
  const presets = useQuery({ ...getDeskSlaPresetsOptions(), staleTime: Number.POSITIVE_INFINITY });
  const [editing, edit] = useState<number | Begin<PolicyOutput> | null>(null);
  const kept = typeof editing === "number" ? policies.data?.find((one) => one.id === editing) : undefined;
  return (
    <>
      <PageHead title={t("title")} about={may ? t("about") : t("read_only")}>
        {may && (
          <AddButton
            label={t("policy.add")}
            words="policy"
            presets={presets.data ?? []}
            empty={EMPTY}
            onAdd={edit}
          />
        )}
      </PageHead>
      <DeadlinesWays />
      <Text size="sm" c="dimmed" mb="sm">
        {t("policy.about")}
      </Text>
      {policies.error && <ErrorNotice error={policies.error} again={() => void policies.refetch()} />}
      {policies.isPending && <Loading />}
      {policies.data?.length === 0 && (
        <Empty title={t("policy.none")}>
          <Text size="sm">{t("policy.none_about")}</Text>
        </Empty>
      )}
      {policies.data && <List policies={policies.data} onEdit={edit} />}
      {editing !== null && (kept || typeof editing !== "number") && (
        <PolicyForm
          key={kept?.id ?? "new"}
          kept={kept ?? null}
          begin={typeof editing === "number" ? NOTHING : editing}
          onClose={() => edit(null)}
        />
      )}
    </>
  );
}

function List({ policies, onEdit }: { policies: ShownPolicy[]; onEdit: (id: number) => void }) {
  const { t } = useTranslation("helpdesk/deadlines");
  const queries = useQueryClient();
  const refused = useRefused();
  const said = useSaid();
  const { queryKey } = getDeskSlaPoliciesOptions();
  const onSettled = () => void queries.invalidateQueries({ queryKey });
  const shared = { onError: refused, onSettled };
  const order = useMutation({ ...putDeskSlaOrderMutation(), ...shared });
  const put = useMutation({
    ...putDeskSlaPoliciesByNumberMutation(),
    ...shared,
    onSuccess: (one) => told(t(one.is_on ? "switched_on" : "switched_off", { name: one.name })),
  });
  const retire = useMutation({ ...deleteDeskSlaPoliciesByNumberMutation(), ...shared });
  const move = (one: ShownPolicy, place: number) => {
    const next = moved(policies, one, place);
    queries.setQueryData(queryKey, next);
    order.mutate(
      { body: { ids: next.map((it) => it.id) } },
      { onSuccess: () => told(t("moved", { name: one.name, place })) },
    );
  };
  return (
    <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: "none" }} aria-label={t("policy.list")}>
      {policies.map((one, at) => (
        <KeptRow
          key={one.id}
          kept={one}
          place={at + 1}
          isLast={at === policies.length - 1}
          deleteAbout={t("policy.delete_about")}
          onEdit={() => onEdit(one.id)}
          onMove={(place) => move(one, place)}
          onSwitch={(isOn) =>
            put.mutate({
              path: { number: one.id },
              body: { name: one.name, rules: one.rules as PolicyInput, is_on: isOn, read_at: one.updated_at },
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
          <Text size="sm">{said.promised(one.rules)}</Text>
          <Text size="xs" c="dimmed">
            {said.terms(one.rules)}
          </Text>
        </KeptRow>
      ))}
    </Stack>
  );
}

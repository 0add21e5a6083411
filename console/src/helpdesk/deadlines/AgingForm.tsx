import { Checkbox, Fieldset, MultiSelect, Select, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { AgingRule, ShownAgingRule } from "@/api";
import {
  getDeskAgingRulesQueryKey,
  postDeskAgingRulesMutation,
  putDeskAgingRulesByNumberMutation,
} from "@/api/@tanstack/react-query.gen";
import { FormFrame } from "@/helpdesk/deadlines/FormFrame";
import type { Begin } from "@/helpdesk/deadlines/KeptPage";
import { MatchEdit } from "@/helpdesk/deadlines/MatchEdit";
import { MinutesInput } from "@/helpdesk/deadlines/MinutesInput";
import { Choice } from "@/helpdesk/deadlines/PolicyForm";
import { useSaid } from "@/helpdesk/deadlines/useSaid";
import { useWritten } from "@/helpdesk/deadlines/useWritten";
import { told } from "@/kit/saving";

/** Writes an aging rule: after how long a standstill what happens (S5-43, S5-44). */
export function AgingForm({
  kept,
  begin,
  onClose,
}: {
  kept: ShownAgingRule | null;
  begin: Begin<AgingRule>;
  onClose: () => void;
}) {
  const { t } = useTranslation("helpdesk/deadlines");
  const queries = useQueryClient();
  const { teams, people } = useSaid();
  const written = useWritten<AgingRule>("aging", kept, begin);
  const { rules } = written.draft;
  const set = (some: Partial<AgingRule>) => written.change({ rules: { ...rules, ...some } });
  const queryKey = getDeskAgingRulesQueryKey();
  const onSuccess = (saved: ShownAgingRule) => {
    written.forget();
    void queries.invalidateQueries({ queryKey });
    told(t(kept ? "saved" : "added", { name: saved.name }));
    onClose();
  };
  const onError = () => void queries.invalidateQueries({ queryKey });
  const add = useMutation({ ...postDeskAgingRulesMutation(), onSuccess });
  const put = useMutation({ ...putDeskAgingRulesByNumberMutation(), onSuccess, onError });
  const does = Boolean(rules.assign_to || rules.team || rules.escalate || rules.notify?.length);
  const save = (readAt?: string) => {
    const { name, isOn } = written.draft;
    const body = { name: name.trim(), rules, is_on: isOn };
    if (kept)
      put.mutate({ path: { number: kept.id }, body: { ...body, read_at: readAt ?? written.draft.readAt } });
    else add.mutate({ body });
  };
  const persons = people
    .filter((one) => one.is_active)
    .map((one) => ({ value: String(one.id), label: one.name }));
  return (
    <FormFrame
      title={kept?.name ?? t("rule.new")}
      kept={kept}
      written={written}
      isWrong={!does || !rules.after}
      isSaving={add.isPending || put.isPending}
      error={add.error ?? put.error}
      onSave={save}
      onClose={onClose}
    >
      <MatchEdit match={rules.match ?? {}} onChange={(match) => set({ match })} />
      <MinutesInput
        label={t("rule.after")}
        value={rules.after || null}
        error={!rules.after ? t("rule.after_missing") : undefined}
        onChange={(minutes) => set({ after: minutes ?? 0 })}
      />
      <Choice
        label={t("clock.label")}
        value={rules.clock ?? "calendar"}
        data={["calendar", "business"].map((value) => ({ value, label: t(`clock.${value}`) }))}
        onChange={(clock) => set({ clock: clock as AgingRule["clock"] })}
      />
      <Fieldset legend={t("rule.does")}>
        <Stack gap="sm">
          <Select
            label={t("rule.assign")}
            placeholder={t("rule.nobody")}
            clearable
            data={persons}
            value={rules.assign_to ? String(rules.assign_to) : null}
            onChange={(value) => set({ assign_to: value ? Number(value) : null })}
          />
          <Select
            label={t("rule.team")}
            placeholder={t("rule.no_team")}
            clearable
            data={teams
              .filter((one) => !one.is_retired)
              .map((one) => ({ value: String(one.id), label: one.name }))}
            value={rules.team ? String(rules.team) : null}
            onChange={(value) => set({ team: value ? Number(value) : null })}
          />
          <Checkbox
            label={t("rule.escalate")}
            checked={rules.escalate ?? false}
            onChange={(event) => set({ escalate: event.currentTarget.checked })}
          />
          <MultiSelect
            label={t("rule.notify")}
            placeholder={rules.notify?.length ? undefined : t("rule.nobody")}
            data={persons}
            value={(rules.notify ?? []).map(String)}
            maxValues={20}
            onChange={(next) => set({ notify: next.map(Number) })}
          />
          {!does && written.isTold && (
            <Text size="sm" c="red" role="alert">
              {t("rule.does_nothing")}
            </Text>
          )}
        </Stack>
      </Fieldset>
    </FormFrame>
  );
}

import { Anchor, Checkbox, Fieldset, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { PolicyInput, PolicyOutput, ShownPolicy } from "@/api";
import {
  getDeskSlaPoliciesQueryKey,
  postDeskSlaPoliciesMutation,
  putDeskSlaPoliciesByNumberMutation,
} from "@/api/@tanstack/react-query.gen";
import { Example } from "@/helpdesk/deadlines/Example";
import { FormFrame } from "@/helpdesk/deadlines/FormFrame";
import type { Begin } from "@/helpdesk/deadlines/KeptPage";
import { MatchEdit } from "@/helpdesk/deadlines/MatchEdit";
import { MinutesInput } from "@/helpdesk/deadlines/MinutesInput";
import { useWritten } from "@/helpdesk/deadlines/useWritten";
import { told } from "@/kit/saving";

export const TARGETS = ["first_reply", "next_reply", "resolution"] as const;

/** What is wrong with a policy before it is sent. */
export function wrongWith(rules: PolicyOutput): "no_target" | "warn_late" | null {
  const promised = TARGETS.flatMap((one) => rules[one] ?? []);
  if (promised.length === 0) return "no_target";
  return (rules.warn_before ?? 0) >= Math.min(...promised) ? "warn_late" : null;
}

/** Writes a service level: which tickets, what is promised, which time counts; with an example of how it goes. */
export function PolicyForm({
  kept,
  begin,
  onClose,
}: {
  kept: ShownPolicy | null;
  begin: Begin<PolicyOutput>;
  onClose: () => void;
}) {
  const { t } = useTranslation("helpdesk/deadlines");
  const queries = useQueryClient();
  const written = useWritten<PolicyOutput>("sla", kept, begin);
  const { rules } = written.draft;
  const set = (some: Partial<PolicyOutput>) => written.change({ rules: { ...rules, ...some } });
  const onSuccess = (saved: ShownPolicy) => {
    written.forget();
    void queries.invalidateQueries({ queryKey: getDeskSlaPoliciesQueryKey() });
    told(t(kept ? "saved" : "added", { name: saved.name }));
    onClose();
  };
  const onError = () => void queries.invalidateQueries({ queryKey: getDeskSlaPoliciesQueryKey() });
  const add = useMutation({ ...postDeskSlaPoliciesMutation(), onSuccess });
  const put = useMutation({ ...putDeskSlaPoliciesByNumberMutation(), onSuccess, onError });
  const wrong = wrongWith(rules);
  const save = (readAt?: string) => {
    const { name, isOn } = written.draft;
    const body = { name: name.trim(), rules: rules as PolicyInput, is_on: isOn };
    if (kept)
      put.mutate({ path: { number: kept.id }, body: { ...body, read_at: readAt ?? written.draft.readAt } });
    else add.mutate({ body });
  };
  return (
    <FormFrame
      title={kept?.name ?? t("policy.new")}
      kept={kept}
      written={written}
      isWrong={wrong !== null}
      isSaving={add.isPending || put.isPending}
      error={add.error ?? put.error}
      onSave={save}
      onClose={onClose}
    >
      <MatchEdit match={rules.match ?? {}} onChange={(match) => set({ match })} />
      <Fieldset legend={t("policy.targets")}>
        <Stack gap="sm">
          {TARGETS.map((target) => (
            <MinutesInput
              key={target}
              label={t(`target.${target}`)}
              description={t(`target_about.${target}`)}
              placeholder={t("time.none")}
              value={rules[target] ?? null}
              onChange={(minutes) => set({ [target]: minutes })}
            />
          ))}
          {wrong === "no_target" && written.isTold && (
            <Text size="sm" c="red" role="alert">
              {t("policy.no_target")}
            </Text>
          )}
        </Stack>
      </Fieldset>
      <Choice
        label={t("clock.label")}
        value={rules.clock ?? "calendar"}
        data={["calendar", "business"].map((value) => ({ value, label: t(`clock.${value}`) }))}
        onChange={(clock) => set({ clock: clock as PolicyOutput["clock"] })}
      />
      {rules.clock === "business" && (
        <Anchor href="/admin/settings" size="sm">
          {t("clock.hours_link")}
        </Anchor>
      )}
      <Choice
        label={t("counts.label")}
        value={rules.counts ?? "human"}
        data={["human", "any"].map((value) => ({ value, label: t(`counts.${value}`) }))}
        onChange={(counts) => set({ counts: counts as PolicyOutput["counts"] })}
      />
      <Checkbox
        label={t("pauses")}
        checked={(rules.pauses_while ?? ["waiting"]).length > 0}
        onChange={(event) => set({ pauses_while: event.currentTarget.checked ? ["waiting"] : [] })}
      />
      <MinutesInput
        label={t("warn")}
        description={t("warn_about")}
        placeholder={t("warn_none")}
        value={rules.warn_before || null}
        error={wrong === "warn_late" ? t("policy.warn_late") : undefined}
        onChange={(minutes) => set({ warn_before: minutes ?? 0 })}
      />
      {wrong === null && <Example rules={rules as PolicyInput} />}
    </FormFrame>
  );
}

/** One of two, with what is asked above. */
export function Choice({
  label,
  value,
  data,
  onChange,
}: {
  label: string;
  value: string;
  data: { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} aria-hidden>
        {label}
      </Text>
      <SegmentedControl aria-label={label} value={value} data={data} onChange={onChange} />
    </Stack>
  );
}

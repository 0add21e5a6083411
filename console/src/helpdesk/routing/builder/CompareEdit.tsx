import { NativeSelect, NumberInput, Select, TagsInput, Text, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { FieldShown, Op, Window } from "@/api";
import { choiceName } from "@/helpdesk/routing/builder/naming";
import { readList, wants, withOp } from "@/helpdesk/routing/builder/operations";
import { WindowEdit } from "@/helpdesk/routing/builder/WindowEdit";

interface Compared {
  op: Op;
  value?: unknown;
  within?: Window | null;
  currency?: string;
}
type Field = Pick<FieldShown, "name" | "type" | "choices" | "ops">;

/** An operation and what it compares with, by the type of the property. */
export function CompareEdit<T extends Compared>({
  field,
  compared,
  onChange,
}: {
  field: Field;
  compared: T;
  onChange: (next: T) => void;
}) {
  const { t } = useTranslation("helpdesk/routing");
  const needsCurrency = field.name === "order_value" && wants(compared.op, field) !== "nothing";
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("row.op")}
        value={compared.op}
        data={field.ops.map((op) => ({ value: op, label: t(`op.${op}`) }))}
        onChange={(event) => onChange(withOp(compared, event.currentTarget.value as Op, field))}
      />
      <ValueEdit field={field} compared={compared} onChange={onChange} />
      {needsCurrency && (
        <TextInput
          className="cond-narrow"
          size="xs"
          aria-label={t("row.currency")}
          placeholder="EUR"
          maxLength={3}
          value={compared.currency ?? ""}
          onChange={(event) => onChange({ ...compared, currency: event.currentTarget.value.toUpperCase() })}
        />
      )}
    </>
  );
}

function ValueEdit<T extends Compared>({
  field,
  compared,
  onChange,
}: {
  field: Field;
  compared: T;
  onChange: (next: T) => void;
}) {
  const { t } = useTranslation("helpdesk/routing");
  const set = (value: unknown) => onChange({ ...compared, value });
  const choices = useMemo(
    () => (field.choices ?? []).map(({ value }) => ({ value, label: choiceName(t, field, value) })),
    [field, t],
  );
  const label = t("row.value");
  const text = compared.value === undefined || compared.value === null ? "" : String(compared.value);
  switch (wants(compared.op, field)) {
    case "nothing":
      return null;
    case "window":
      return (
        <WindowEdit
          window={compared.within ?? { amount: 7, unit: "days" }}
          onChange={(within) => onChange({ ...compared, within })}
        />
      );
    case "list":
      return <Values field={field} value={compared.value} choices={choices} onChange={set} />;
    case "range":
      return <Range value={compared.value} onChange={set} />;
    case "number":
      return <Num label={label} value={compared.value} onChange={set} />;
    case "moment":
      return (
        <TextInput
          size="xs"
          type="date"
          aria-label={t("row.day")}
          value={text.slice(0, 10)}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case "truth":
      return (
        <NativeSelect
          size="xs"
          aria-label={label}
          value={String(compared.value !== false)}
          data={[
            { value: "true", label: t("row.true") },
            { value: "false", label: t("row.false") },
          ]}
          onChange={(event) => set(event.currentTarget.value === "true")}
        />
      );
    case "choice":
      return (
        <Select
          size="xs"
          aria-label={label}
          searchable={choices.length > 8}
          data={choices}
          value={text || null}
          onChange={(value) => set(value ?? "")}
          limit={300}
        />
      );
    default:
      return (
        <TextInput
          size="xs"
          aria-label={label}
          value={text}
          maxLength={200}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
}

function Num({
  label,
  value,
  onChange,
}: {
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  return (
    <NumberInput
      className="cond-narrow"
      size="xs"
      aria-label={label}
      hideControls
      value={typeof value === "number" ? value : ""}
      onChange={(next) => onChange(next === "" ? undefined : Number(next))}
    />
  );
}

function Range({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const [low, high] = Array.isArray(value) ? value : [undefined, undefined];
  return (
    <>
      <Num label={t("row.low")} value={low} onChange={(next) => onChange([next ?? 0, high ?? 0])} />
      <Text size="sm" className="cond-word">
        {t("group.and")}
      </Text>
      <Num label={t("row.high")} value={high} onChange={(next) => onChange([low ?? 0, next ?? 0])} />
    </>
  );
}

function Values({
  field,
  value,
  choices,
  onChange,
}: {
  field: Field;
  value: unknown;
  choices: { value: string; label: string }[];
  onChange: (value: unknown) => void;
}) {
  const { t } = useTranslation("helpdesk/routing");
  const values = Array.isArray(value) ? value.map(String) : [];
  const labels = new Map(choices.map((one) => [one.value, one.label]));
  const byLabel = new Map(choices.map((one) => [one.label, one.value]));
  return (
    <TagsInput
      size="xs"
      aria-label={t("row.values")}
      placeholder={values.length ? undefined : t("row.values_hint")}
      data={choices.map((one) => one.label)}
      value={values.map((one) => labels.get(one) ?? one)}
      onChange={(next) =>
        onChange(
          readList(
            next.map((one) => byLabel.get(one) ?? one),
            field.type,
          ),
        )
      }
      acceptValueOnBlur
      maxTags={500}
    />
  );
}

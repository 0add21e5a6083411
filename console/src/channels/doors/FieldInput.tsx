import { Checkbox, PasswordInput, Select, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { ChannelField } from "@/api";
import { useChannelWords } from "@/channels/doors/words";

export type Values = Record<string, string>;

/** Whether a field is asked for beside what else is filled in. */
export function isAsked(field: ChannelField, values: Values): boolean {
  return !field.only_for_field || field.only_for_values.includes(values[field.only_for_field] ?? "");
}

/** What is wrong with a value as it is typed; what no field alone can tell, the server says. */
export function fault(field: ChannelField, values: Values): "needed" | "long" | "wrong" | null {
  const value = (values[field.name] ?? "").trim();
  if (!isAsked(field, values)) return null;
  if (!value) return field.is_needed && !field.is_kept ? "needed" : null;
  if (value.length > field.longest) return "long";
  return field.pattern && !new RegExp(`^(?:${field.pattern})$`).test(value) ? "wrong" : null;
}

/** One declared field, in the form that fits it. */
export function FieldInput({
  channel,
  field,
  form,
  disabled,
}: {
  channel: string;
  field: ChannelField;
  form: UseFormReturnType<Values>;
  disabled?: boolean;
}) {
  const { t } = useTranslation("channels/doors");
  const words = useChannelWords(channel);
  const about = [words.about(field), field.is_secret && t(field.is_kept ? "secret_kept" : "secret_new")];
  const common = {
    label: words.label(field),
    description: about.filter(Boolean).join(" ") || undefined,
    withAsterisk: field.is_needed && !field.is_kept,
    maxLength: field.longest,
    spellCheck: false,
    ...form.getInputProps(field.name),
  };
  if (field.shape === "switch")
    return (
      <Checkbox
        label={common.label}
        description={common.description}
        checked={form.values[field.name] === "yes"}
        error={common.error}
        onChange={(event) => form.setFieldValue(field.name, event.currentTarget.checked ? "yes" : "no")}
      />
    );
  if (field.shape === "choice")
    return (
      <Select
        label={common.label}
        description={common.description}
        data={field.options.map(({ value, label }) => ({
          value,
          label: words.own(`option.${value}`, label),
        }))}
        allowDeselect={false}
        disabled={disabled}
        value={form.values[field.name] ?? ""}
        error={common.error}
        onChange={(value) => form.setFieldValue(field.name, value ?? "")}
      />
    );
  if (field.shape === "lines") return <Textarea {...common} autosize minRows={2} maxRows={12} />;
  if (field.is_secret) return <PasswordInput {...common} autoComplete="new-password" disabled={disabled} />;
  const type = { email: "email", phone: "tel" }[field.shape as string] ?? "text";
  return <TextInput {...common} type={type} autoComplete="off" />;
}

import { Checkbox, Group, NumberInput, Radio, Select, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Form, KINDS, partsOf } from "@/knowledge/policies/values";

interface Props {
  fact: string;
  form: Form;
  change: (form: Form) => void;
  isWrong: boolean;
}

/** The fields in which one kind of policy fact is said. */
export function FactFields(props: Props) {
  const { t } = useTranslation("knowledge");
  const { kind } = partsOf(props.fact);
  return (
    <Stack gap="xs">
      {(kind === "modify_window" || kind === "cancel_window") && <WindowFields {...props} />}
      {kind === "restocking_fee" && <FeeFields {...props} />}
      {(kind === "return_window" || kind === "refund_time") && (
        <NumberInput
          label={t(`correct.${kind}`)}
          value={props.form.days}
          onChange={(days) => props.change({ ...props.form, days: Number(days) || "" })}
          min={1}
          max={3650}
          allowDecimal={false}
        />
      )}
      {kind === "exchanges" && (
        <Radio.Group
          label={t("correct.what_holds")}
          value={props.form.allowed ? "yes" : "no"}
          onChange={(value) => props.change({ ...props.form, allowed: value === "yes" })}
        >
          <Stack gap="xs" mt={4}>
            <Radio value="yes" label={t("correct.exchanged")} />
            <Radio value="no" label={t("correct.not_exchanged")} />
          </Stack>
        </Radio.Group>
      )}
      {(kind === "eligible" || kind === "exception") && <KindFields {...props} kind={kind} />}
      {kind === "return_exception" && <Text size="sm">{t("correct.not_returned")}</Text>}
      {props.isWrong && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t("correct.incomplete")}
        </Text>
      )}
    </Stack>
  );
}

function WindowFields({ form, change }: Props) {
  const { t } = useTranslation("knowledge");
  const units = (["minutes", "hours", "days"] as const).map((value) => ({
    value,
    label: t(`correct.units.${value}`),
  }));
  return (
    <>
      <Radio.Group
        label={t("correct.what_holds")}
        value={form.window}
        onChange={(window) => change({ ...form, window: window as Form["window"] })}
      >
        <Stack gap="xs" mt={4}>
          {(["within", "cutoff", "until_shipped", "never"] as const).map((one) => (
            <Radio key={one} value={one} label={t(`correct.window.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {form.window === "within" && (
        <Group gap="xs" align="flex-end">
          <NumberInput
            label={t("correct.how_long")}
            value={form.amount}
            onChange={(amount) => change({ ...form, amount: Number(amount) || "" })}
            min={1}
            max={86_400}
            allowDecimal={false}
            w={120}
          />
          <Select
            label={t("correct.unit")}
            data={units}
            value={form.unit}
            onChange={(unit) => change({ ...form, unit: (unit ?? "hours") as Form["unit"] })}
            allowDeselect={false}
            w={130}
          />
        </Group>
      )}
      {form.window === "cutoff" && (
        <TextInput
          type="time"
          label={t("correct.cutoff")}
          value={form.cutoff}
          onChange={({ currentTarget }) => change({ ...form, cutoff: currentTarget.value })}
          w={160}
        />
      )}
    </>
  );
}

function FeeFields({ form, change }: Props) {
  const { t } = useTranslation("knowledge");
  return (
    <>
      <Radio.Group
        label={t("correct.what_holds")}
        value={form.fee}
        onChange={(fee) => change({ ...form, fee: fee as Form["fee"] })}
      >
        <Stack gap="xs" mt={4}>
          {(["none", "percent", "fixed"] as const).map((one) => (
            <Radio key={one} value={one} label={t(`correct.fee.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {form.fee === "percent" && (
        <NumberInput
          label={t("correct.percent")}
          value={form.percent}
          onChange={(percent) => change({ ...form, percent: percent === "" ? "" : Number(percent) })}
          min={0}
          max={100}
          suffix="%"
          w={140}
        />
      )}
      {form.fee === "fixed" && (
        <Group gap="xs">
          <NumberInput
            label={t("correct.amount")}
            value={form.fixed}
            onChange={(fixed) => change({ ...form, fixed: fixed === "" ? "" : Number(fixed) })}
            min={0}
            w={140}
          />
          <TextInput
            label={t("correct.currency")}
            placeholder="EUR"
            maxLength={3}
            value={form.currency}
            onChange={({ currentTarget }) => change({ ...form, currency: currentTarget.value })}
            w={110}
          />
        </Group>
      )}
    </>
  );
}

function KindFields({ form, change, kind }: Props & { kind: "eligible" | "exception" }) {
  const { t } = useTranslation("knowledge");
  const kinds = kind === "exception" ? [...KINDS, "cancel"] : KINDS;
  return (
    <Checkbox.Group
      label={t(`correct.tick.${kind}`)}
      value={form.kinds}
      onChange={(chosen) => change({ ...form, kinds: chosen })}
    >
      <Stack gap="xs" mt={4}>
        {kinds.map((one) => (
          <Checkbox key={one} value={one} label={t(`kinds.${one}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

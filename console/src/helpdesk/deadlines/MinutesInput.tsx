import { Group, Input, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
type Unit = keyof typeof UNITS;
const LONGEST = 525_600;

const unitOf = (minutes: number | null): Unit =>
  !minutes ? "hours" : minutes % 1440 === 0 ? "days" : minutes % 60 === 0 ? "hours" : "minutes";

/** A length of time in minutes, written in whichever unit fits; nothing where it is left empty. */
export function MinutesInput({
  label,
  description,
  placeholder,
  value,
  error,
  onChange,
}: {
  label: string;
  description?: string;
  placeholder?: string;
  value: number | null;
  error?: string;
  onChange: (minutes: number | null) => void;
}) {
  const { t } = useTranslation("helpdesk/deadlines");
  const [chosen, choose] = useState<Unit | null>(null);
  const fits = chosen !== null && (value === null || value % UNITS[chosen] === 0);
  const unit = fits && chosen ? chosen : unitOf(value);
  const size = UNITS[unit];
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Group gap={6} wrap="nowrap" mt={4}>
        <NumberInput
          flex={1}
          miw={0}
          aria-label={label}
          placeholder={placeholder}
          allowDecimal={false}
          allowNegative={false}
          max={LONGEST / size}
          clampBehavior="strict"
          value={value === null ? "" : value / size}
          error={Boolean(error)}
          onChange={(next) => onChange(next === "" || Number(next) === 0 ? null : Number(next) * size)}
        />
        <NativeSelect
          w={104}
          aria-label={t("time.unit", { name: label })}
          value={unit}
          data={(Object.keys(UNITS) as Unit[]).map((one) => ({ value: one, label: t(`time.${one}`) }))}
          onChange={(event) => {
            const next = event.currentTarget.value as Unit;
            choose(next);
            if (value !== null) onChange(Math.min((value / size) * UNITS[next], LONGEST));
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}

import { NativeSelect, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Window } from "@/api";

const UNITS = ["minutes", "hours", "days"] as const;

/** A span of time: how many of which unit. */
export function WindowEdit({ window, onChange }: { window: Window; onChange: (window: Window) => void }) {
  const { t } = useTranslation("helpdesk/routing");
  return (
    <>
      <NumberInput
        className="cond-narrow"
        size="xs"
        aria-label={t("row.amount")}
        allowDecimal={false}
        allowNegative={false}
        value={window.amount || ""}
        onChange={(amount) => onChange({ ...window, amount: Number(amount) || 0 })}
      />
      <NativeSelect
        className="cond-narrow"
        size="xs"
        aria-label={t("row.unit")}
        value={window.unit}
        data={UNITS.map((unit) => ({ value: unit, label: t(`row.${unit}`) }))}
        onChange={(event) => onChange({ ...window, unit: event.currentTarget.value as Window["unit"] })}
      />
    </>
  );
}

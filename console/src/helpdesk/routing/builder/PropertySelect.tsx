import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBuilder } from "@/helpdesk/routing/builder/context";
import { fieldName } from "@/helpdesk/routing/builder/naming";

/** Chooses a property of the customer or the ticket; an integration's own may also be written by its name (S2-07). */
export function PropertySelect({
  of,
  value,
  onChange,
}: {
  of: "profile" | "ticket";
  value: string;
  onChange: (name: string) => void;
}) {
  const { t } = useTranslation("helpdesk/routing");
  const { catalogue } = useBuilder();
  const [typed, setTyped] = useState<string | null>(null);
  const data = useMemo(() => {
    const named = (fields: typeof catalogue.profile) =>
      fields.map((one) => ({ value: one.name, label: fieldName(t, one) }));
    if (of === "ticket") return named(catalogue.ticket);
    const own = new Set(catalogue.profile.filter((one) => one.type === null).map((one) => one.name));
    const known = new Set(catalogue.profile.map((one) => one.name));
    const labels = catalogue.profile.map((one) => fieldName(t, one));
    const also = [value, typed?.trim()].filter(
      (one): one is string => !!one && !known.has(one) && !isLabel(labels, one),
    );
    return [
      { group: t("row.standard"), items: named(catalogue.profile.filter((one) => one.type !== null)) },
      {
        group: t("row.own"),
        items: [...new Set([...own, ...also])].map((name) => ({ value: name, label: name })),
      },
    ];
  }, [catalogue, of, t, typed, value]);
  return (
    <Select
      size="xs"
      aria-label={t("row.property")}
      data={data}
      value={value}
      allowDeselect={false}
      searchable
      onSearchChange={of === "profile" ? setTyped : undefined}
      onChange={(name) => name && onChange(name)}
      maxDropdownHeight={280}
    />
  );
}

const isLabel = (labels: string[], typed: string): boolean =>
  labels.some((one) => one.toLowerCase().startsWith(typed.toLowerCase()));

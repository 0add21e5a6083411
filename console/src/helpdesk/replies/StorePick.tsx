import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStores } from "@/shell/session";

/** Narrows a list to what counts in one store; a shop with one store is not asked. */
export function StorePick({
  store,
  onPick,
}: {
  store: string | null;
  onPick: (store: string | null) => void;
}) {
  const { t } = useTranslation("helpdesk/replies");
  const stores = useStores();
  if (stores.length < 2) return null;
  return (
    <Select
      aria-label={t("counts_in")}
      placeholder={t("all_stores")}
      clearable
      data={stores.map((one) => ({ value: String(one.id), label: one.name }))}
      value={store}
      onChange={onPick}
    />
  );
}

import { Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useStores } from "@/shell/session";
import { useStore } from "@/shell/useStore";

/** Chooses which store the page is about; nothing is shown where there is one alone. */
export function StoreChooser() {
  const { t } = useTranslation("shell");
  const stores = useStores();
  const store = useStore();
  const navigate = useNavigate();
  if (stores.length < 2) return null;
  return (
    <Select
      aria-label={t("store")}
      allowDeselect={false}
      data={stores.map((one) => ({ value: one.key, label: one.name }))}
      value={store?.key ?? null}
      onChange={(key) => void navigate({ to: ".", search: (now) => ({ ...now, store: key ?? undefined }) })}
    />
  );
}

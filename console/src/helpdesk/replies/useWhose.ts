import { useTranslation } from "react-i18next";
import { useStores } from "@/shell/session";

/** Whose something is, by the number of a store; of nobody means that all stores share it. */
export function useWhose(): (store: number | null) => string {
  const { t } = useTranslation("helpdesk/replies");
  const stores = useStores();
  return (store) => (store === null ? t("shared") : (stores.find((one) => one.id === store)?.name ?? ""));
}

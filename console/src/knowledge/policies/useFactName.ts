import { useTranslation } from "react-i18next";
import { partsOf } from "@/knowledge/policies/values";

/** The name of a fact for people: that of its point, or of the items it is about. */
export function useFactName(): (key: string) => string {
  const { t } = useTranslation("knowledge");
  return (key) => {
    const { kind, items } = partsOf(key);
    return items ? t(`items.${items}`) : t(`points.${kind}.title`);
  };
}

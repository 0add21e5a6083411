import { useTranslation } from "react-i18next";
import { Ways } from "@/kit/Ways";
import { useMay } from "@/shell/session";

/** The ways between the pages of figures. */
export function ReportsWays() {
  const { t } = useTranslation("helpdesk/reports");
  const mayReview = useMay("manager");
  return (
    <Ways
      label={t("title")}
      ways={[
        { to: "/reports", label: t("ways.figures") },
        { to: "/reports/demand", label: t("ways.demand") },
        ...(mayReview ? [{ to: "/reports/weekly" as const, label: t("ways.weekly") }] : []),
      ]}
    />
  );
}

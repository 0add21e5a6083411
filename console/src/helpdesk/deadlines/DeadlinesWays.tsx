import { useTranslation } from "react-i18next";
import { Ways } from "@/kit/Ways";

/** The ways between what is due and what makes it so. */
export function DeadlinesWays() {
  const { t } = useTranslation("helpdesk/deadlines");
  return (
    <Ways
      label={t("title")}
      ways={[
        { to: "/deadlines", label: t("due") },
        { to: "/deadlines/promises", label: t("promises") },
        { to: "/deadlines/aging", label: t("aging") },
      ]}
    />
  );
}

import { useTranslation } from "react-i18next";
import { Ways } from "@/kit/Ways";

/** The ways between handing over to people and when they are there. */
export function HandoffWays() {
  const { t } = useTranslation("stores");
  return (
    <Ways
      label={t("handoff.ways")}
      ways={[
        { to: "/handoff", label: t("handoff.title") },
        { to: "/hours", label: t("hours.title") },
      ]}
    />
  );
}

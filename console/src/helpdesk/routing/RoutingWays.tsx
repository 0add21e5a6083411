import { useTranslation } from "react-i18next";
import { Ways } from "@/kit/Ways";

/** The ways between the rules and the views that they fill. */
export function RoutingWays() {
  const { t } = useTranslation("helpdesk/routing");
  return (
    <Ways
      label={t("title")}
      ways={[
        { to: "/routing", label: t("rules") },
        { to: "/routing/views", label: t("views") },
      ]}
    />
  );
}

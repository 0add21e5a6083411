import { useTranslation } from "react-i18next";
import { Ways } from "@/kit/Ways";

/** The ways between the pages on answers. */
export function RepliesWays() {
  const { t } = useTranslation("helpdesk/replies");
  return (
    <Ways
      label={t("title")}
      ways={[
        { to: "/replies", label: t("ways.templates") },
        { to: "/replies/macros", label: t("ways.macros") },
        { to: "/replies/uses", label: t("ways.uses") },
        { to: "/replies/tags", label: t("ways.tags") },
        { to: "/replies/settings", label: t("ways.settings") },
      ]}
    />
  );
}

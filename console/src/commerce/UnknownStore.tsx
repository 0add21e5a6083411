import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty, PageHead } from "@/kit/Notices";

/** The address names a store that is not there, or not theirs who asks: nothing of another is shown in its place. */
export function UnknownStore() {
  const { t } = useTranslation("commerce");
  return (
    <>
      <Anchor renderRoot={(props) => <Link {...props} to="/shop" search={{ store: undefined }} />} size="sm">
        {t("all")}
      </Anchor>
      <PageHead title={t("unknown")} />
      <Empty title={t("unknown_about")} />
    </>
  );
}

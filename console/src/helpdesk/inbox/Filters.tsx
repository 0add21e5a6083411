import { ActionIcon, Indicator } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/helpdesk/inbox/keys";
import { type Look, narrowed } from "@/helpdesk/inbox/look";

/** The button that opens the filters. */
export function Filters({ look, open }: { look: Look; open: () => void }) {
  const { t } = useTranslation("helpdesk/inbox");
  const count = narrowed(look);
  useKeys(t("keys.list"), [{ keys: "f", label: t("keys.filter"), run: open, opens: true }]);
  const label = count > 0 ? t("filter.some", { count }) : t("filter.title");
  return (
    <Indicator label={count} size={15} disabled={count === 0} offset={3}>
      <ActionIcon
        variant={count > 0 ? "light" : "subtle"}
        color={count > 0 ? undefined : "gray"}
        onClick={open}
        aria-label={label}
        title={label}
      >
        <IconAdjustmentsHorizontal size={18} stroke={1.6} />
      </ActionIcon>
    </Indicator>
  );
}

import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Look } from "@/helpdesk/inbox/look";
import { Queues } from "@/helpdesk/inbox/Queues";

/** The queues over the list, where the window has no room for both. */
export function QueuesDrawer({ look, close }: { look: Look; close: () => void }) {
  const { t } = useTranslation("helpdesk/inbox");
  return (
    <Drawer
      opened
      onClose={close}
      title={t("queues")}
      size={280}
      closeButtonProps={{ "aria-label": t("close") }}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a")) close();
      }}
    >
      <Queues look={look} />
    </Drawer>
  );
}

import { Drawer } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/helpdesk/inbox/keys";
import { PanelBody } from "@/helpdesk/inbox/panel/PanelBody";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { showPanel, useHasRoom, usePanelOpen } from "@/helpdesk/inbox/panel/shown";
import { useFresh } from "@/helpdesk/inbox/panel/useProfile";

/** Whom a ticket is with, beside the conversation; in a drawer where there is no room (S3-45, S3-57, S5-41). */
export function CustomerPanel({ ticketId }: { ticketId: number }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const hasRoom = useHasRoom();
  const isOpen = usePanelOpen();
  useFresh(ticketId);
  useKeys(
    t("title"),
    hasRoom ? [] : [{ keys: "i", label: t("key"), run: () => showPanel(!isOpen), opens: !isOpen }],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ticket begins with its words
  useEffect(() => showPanel(false), [ticketId]);
  if (hasRoom)
    return (
      <aside className={s.aside} aria-label={t("title")}>
        <PanelBody ticketId={ticketId} />
      </aside>
    );
  return (
    <Drawer
      opened={isOpen}
      onClose={() => showPanel(false)}
      position="right"
      size="min(420px, 100vw)"
      padding={0}
      title={t("title")}
      closeButtonProps={{ "aria-label": t("close") }}
      styles={{ header: { padding: "8px 16px" } }}
    >
      <PanelBody ticketId={ticketId} />
    </Drawer>
  );
}

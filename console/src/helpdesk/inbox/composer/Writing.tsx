import { Group, Text } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownTicketBody } from "@/api";
import { useDesk } from "@/kit/events";
import { useMe } from "@/shell/session";

interface Now {
  names: string[];
  until: number;
}

/** Who else writes an answer to this customer now. */
export function Writing({ ticket }: { ticket: ShownTicketBody }) {
  const { t, i18n } = useTranslation("helpdesk/inbox/composer");
  const me = useMe();
  const [now, setNow] = useState<Now | null>(null);
  useDesk("composing", (told) => {
    if (told.ticket_id !== ticket.id) return;
    const names = told.people.filter((one) => one.person_id !== me.id).map((one) => one.name);
    setNow({ names, until: Date.now() + told.for_seconds * 1000 });
  });
  useEffect(() => {
    if (!now?.names.length) return;
    const timer = setTimeout(() => setNow({ names: [], until: 0 }), Math.max(0, now.until - Date.now()));
    return () => clearTimeout(timer);
  }, [now]);
  const names = now ? now.names : ticket.composing.map((one) => one.name);
  return (
    <div role="status">
      {names.length > 0 && (
        <Group gap={6} wrap="nowrap">
          <IconPencil size={14} aria-hidden />
          <Text size="xs">
            {t("writing", {
              count: names.length,
              names: new Intl.ListFormat(i18n.language).format(names),
            })}
          </Text>
        </Group>
      )}
    </div>
  );
}

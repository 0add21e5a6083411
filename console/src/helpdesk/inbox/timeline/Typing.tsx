import { Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { useDesk } from "@/kit/events";

interface Now {
  /** The customer's newest message when they were heard typing: the next one is what they typed. */
  after: number;
  until: number;
}

/** Says that the customer is typing, until they stop or what they wrote is there. */
export function Typing({
  ticketId,
  customer,
  newest,
}: {
  ticketId: number;
  customer: string;
  newest: number;
}) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const [now, setNow] = useState<Now | null>(null);
  useDesk("typing", (told) => {
    if (told.ticket_id === ticketId)
      setNow(told.is_typing ? { after: newest, until: Date.now() + told.for_seconds * 1000 } : null);
  });
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => setNow(null), Math.max(0, now.until - Date.now()));
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div role="status">
      {now?.after === newest && (
        <Text size="xs" className={s.typing}>
          {t("typing", { name: customer || t("customer") })}
        </Text>
      )}
    </div>
  );
}

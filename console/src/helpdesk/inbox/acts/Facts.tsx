import { Badge, Group, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ShownTicketBody } from "@/api";
import { Due } from "@/helpdesk/inbox/acts/Due";
import { useNow } from "@/helpdesk/inbox/clock";
import { ago, moment } from "@/kit/format";
import { useStores } from "@/shell/session";

const COLOURS: Record<string, string> = { open: "till", waiting: "gray", closed: "gray" };

/** What a ticket is, whose, where it came from, and how it stands. */
export function Facts({ ticket }: { ticket: ShownTicketBody }) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const now = useNow();
  const stores = useStores();
  const store = stores.find((one) => one.id === ticket.store_id);
  return (
    <div className="ticket-facts">
      <Title order={2} size="h5" lineClamp={1} title={ticket.subject}>
        {ticket.subject || t("no_subject")}
      </Title>
      <Group gap={6}>
        <Badge
          variant={ticket.state === "open" ? "light" : "default"}
          color={COLOURS[ticket.state]}
          tt="none"
        >
          {ticket.merged_into !== null ? t("state.merged") : t(`state.${ticket.state}`)}
        </Badge>
        <Badge variant="default" tt="none">
          {t(`holder.${ticket.holder}`)}
        </Badge>
        <Due ticketId={ticket.id} />
        <Text size="xs" c="dimmed">
          {[
            t("number", { number: ticket.id }),
            ticket.customer_name || t("unknown_customer"),
            t(`channel.${ticket.channel}`),
            stores.length > 1 ? store?.name : undefined,
            ticket.waits_until
              ? t("until", { at: moment(ticket.waits_until) })
              : ticket.waiting_since
                ? t("waits", { since: ago(ticket.waiting_since, now) })
                : undefined,
          ]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </Group>
    </div>
  );
}

import { Anchor, Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { getDeskTicketsByTicketIdOptions } from "@/api/@tanstack/react-query.gen";
import { TicketHead } from "@/helpdesk/inbox/acts/TicketHead";
import { Coming } from "@/helpdesk/inbox/Coming";
import { Composer } from "@/helpdesk/inbox/composer/Composer";
import classes from "@/helpdesk/inbox/inbox.module.css";
import { CustomerPanel } from "@/helpdesk/inbox/panel/CustomerPanel";
import { Timeline } from "@/helpdesk/inbox/timeline/Timeline";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";

/** One ticket: its head, what was said, where one answers, and whom it is with. */
export function TicketView({ ticketId, close }: { ticketId: number; close: () => void }) {
  const { t } = useTranslation("helpdesk/inbox");
  const ticket = useQuery({ ...getDeskTicketsByTicketIdOptions({ path: { ticket_id: ticketId } }) });
  if (ticket.error && asProblem(ticket.error).status === 404)
    return (
      <Empty title={t("no_ticket", { number: ticketId })}>
        {t("no_ticket_about")}
        <Button size="xs" variant="default" onClick={close}>
          {t("close_tab")}
        </Button>
      </Empty>
    );
  if (ticket.error && !ticket.data)
    return (
      <div className={classes.head}>
        <ErrorNotice error={ticket.error} again={() => void ticket.refetch()} />
      </div>
    );
  if (!ticket.data)
    return (
      <Coming>
        <Group p="md" grow>
          <Loading rows={6} />
        </Group>
      </Coming>
    );
  const into = ticket.data.merged_into;
  return (
    <div className={classes.view}>
      <div className={classes.thread}>
        <TicketHead ticketId={ticketId} />
        {into !== null && (
          <Group className={classes.head} gap="xs">
            {t("merged_into")}
            <Anchor
              renderRoot={(props) => (
                <Link
                  to="/inbox/$ticketId"
                  params={{ ticketId: String(into) }}
                  search={(now) => now}
                  {...props}
                />
              )}
            >
              {t("ticket", { number: into })}
            </Anchor>
          </Group>
        )}
        <div className={classes.timeline}>
          <Timeline ticketId={ticketId} />
        </div>
        <div className={classes.composer}>
          <Composer ticketId={ticketId} />
        </div>
      </div>
      <CustomerPanel ticketId={ticketId} />
    </div>
  );
}

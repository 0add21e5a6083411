import "@/helpdesk/inbox/composer/composer.css";
import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getDeskTicketsByTicketIdOptions } from "@/api/@tanstack/react-query.gen";
import { Answer } from "@/helpdesk/inbox/composer/Answer";
import { ErrorNotice } from "@/kit/Notices";

const LOOK_AGAIN = 15_000; // the customer comes and goes without any news of it

/** Where one answers a ticket, or writes a note beside it. */
export function Composer({ ticketId }: { ticketId: number }) {
  const ticket = useQuery({
    ...getDeskTicketsByTicketIdOptions({ path: { ticket_id: ticketId } }),
    refetchInterval: LOOK_AGAIN,
  });
  if (ticket.data) return <Answer key={ticketId} ticket={ticket.data} />;
  return (
    <div className="composer">
      <Stack p="sm">
        {ticket.error ? (
          <ErrorNotice error={ticket.error} again={() => void ticket.refetch()} />
        ) : (
          <Skeleton height={96} />
        )}
      </Stack>
    </div>
  );
}

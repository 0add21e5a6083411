import { getDeskTicketsByTicketIdOptions } from "@/api/@tanstack/react-query.gen";
import { queries } from "@/kit/queries";

interface Asked {
  _id?: string;
  path?: { ticket_id?: number; number?: number };
}

/** Read anew what is shown of a ticket: something was done to it. Resolves once the ticket itself is read. */
export async function refreshTicket(ticketId: number): Promise<void> {
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const path = (queryKey[0] as Asked | undefined)?.path;
      return path?.ticket_id === ticketId || path?.number === ticketId;
    },
  });
  const ticket = queries.fetchQuery(getDeskTicketsByTicketIdOptions({ path: { ticket_id: ticketId } }));
  await ticket.catch(() => undefined); // whoever shows the ticket says what is wrong
}

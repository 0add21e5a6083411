import { queries } from "@/kit/queries";

interface Asked {
  _id?: string;
  path?: { ticket_id?: number; number?: number };
}

/** Read anew what is shown of a ticket: something was done to it. */
export function refreshTicket(ticketId: number): void {
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const path = (queryKey[0] as Asked | undefined)?.path;
      return path?.ticket_id === ticketId || path?.number === ticketId;
    },
  });
}

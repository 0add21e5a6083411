import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ProfileBody } from "@/api";
import {
  getDeskCustomersByCustomerIdNotesQueryKey,
  getDeskTicketsByNumberDeadlinesQueryKey,
  getDeskTicketsByTicketIdMatterOptions,
  getDeskTicketsByTicketIdMatterQueryKey,
  getDeskTicketsByTicketIdMergeSuggestionsQueryKey,
  getDeskTicketsByTicketIdProfileOptions,
  getDeskTicketsByTicketIdProfileQueryKey,
} from "@/api/@tanstack/react-query.gen";
import { gather } from "@/helpdesk/inbox/gather";
import { useDesk } from "@/kit/events";

const PAUSE = 2000; // the shop is asked for the orders each time
const LAST = 5 * 60_000;

/** Whom a ticket is with. */
export function useProfile(ticketId: number) {
  const path = { ticket_id: ticketId };
  return useQuery({ ...getDeskTicketsByTicketIdProfileOptions({ path }), gcTime: LAST });
}

/** What a ticket is about. */
export function useMatter(ticketId: number) {
  const path = { ticket_id: ticketId };
  return useQuery({ ...getDeskTicketsByTicketIdMatterOptions({ path }), gcTime: LAST });
}

/** Read both again when they may have changed: the page that somebody looks at, their cart, a note, the ticket itself. */
export function useFresh(ticketId: number): void {
  const client = useQueryClient();
  const [latest] = useState({ id: ticketId });
  const [freshen] = useState(() =>
    gather<"profile" | "ticket">(PAUSE, (what) => read(client, latest.id, what)),
  );
  useEffect(() => {
    latest.id = ticketId;
  }, [latest, ticketId]);
  useDesk("profile", ({ ticket_id }) => ticket_id === ticketId && freshen("profile"));
  useDesk("ticket", ({ id }) => id === ticketId && freshen("ticket"));
}

function read(client: QueryClient, ticketId: number, what: Set<"profile" | "ticket">): void {
  const path = { ticket_id: ticketId };
  const profile = getDeskTicketsByTicketIdProfileQueryKey({ path });
  const again = (queryKey: readonly unknown[]) => void client.invalidateQueries({ queryKey });
  again(profile);
  const customer = client.getQueryData<ProfileBody>(profile)?.customer;
  if (customer && what.has("profile"))
    again(getDeskCustomersByCustomerIdNotesQueryKey({ path: { customer_id: customer.id } }));
  if (!what.has("ticket")) return;
  again(getDeskTicketsByTicketIdMatterQueryKey({ path }));
  again(getDeskTicketsByTicketIdMergeSuggestionsQueryKey({ path }));
  again(getDeskTicketsByNumberDeadlinesQueryKey({ path: { number: ticketId } }));
}

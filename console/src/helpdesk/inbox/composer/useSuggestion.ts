import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownTicketBody, SuggestionShown } from "@/api";
import {
  deleteDeskTicketsByTicketIdSuggestionMutation,
  getDeskTicketsByTicketIdSuggestionOptions,
} from "@/api/@tanstack/react-query.gen";
import { useDesk } from "@/kit/events";
import { useRefused } from "@/kit/saving";

const THINKING = 1500;
/** Why there is none, where that is worth a line: that nothing was asked needs none. */
const TOLD = new Set(["not_enough", "failed"]);

/** The suggested reply to what the customer wrote last, and how to put it aside. */
export function useSuggestion(ticket: ShownTicketBody, isWanted: boolean) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const queries = useQueryClient();
  const refused = useRefused();
  const [asked, setAsked] = useState<SuggestionShown | null>(null);
  const options = getDeskTicketsByTicketIdSuggestionOptions({ path: { ticket_id: ticket.id } });
  const found = useQuery({
    ...options,
    enabled: isWanted,
    refetchInterval: (query) => (query.state.data?.state === "waiting" ? THINKING : false),
  });
  useDesk("ticket", ({ id }) => {
    if (id !== ticket.id) return;
    setAsked(null);
    void queries.invalidateQueries({ queryKey: options.queryKey }, { cancelRefetch: false });
  });
  const dismiss = useMutation({
    ...deleteDeskTicketsByTicketIdSuggestionMutation(),
    onMutate: () => queries.setQueryData(options.queryKey, { state: "dismissed" }),
    onError: refused,
    onSettled: () => void queries.invalidateQueries({ queryKey: options.queryKey }),
  });
  const data = found.data;
  const why = asked?.why ?? (data?.state === "none" && TOLD.has(data.why ?? "") ? data.why : "");
  return {
    shown: data && (data.state === "ready" || data.state === "waiting") ? data : null,
    /** A sentence why there is no suggestion, or none. */
    why: why ? t(`suggestion.why.${why}`) : "",
    /** Tell why a draft that was asked for could not be made. */
    say: setAsked,
    dismiss: () => data?.state === "ready" && dismiss.mutate({ path: { ticket_id: ticket.id } }),
  };
}

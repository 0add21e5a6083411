import { Alert, Anchor, Button, Group, Text } from "@mantine/core";
import { IconArrowMerge } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  getDeskTicketsByTicketIdMergeSuggestionsOptions,
  getDeskTicketsByTicketIdTimelineQueryKey,
  postDeskMergeSuggestionsBySuggestionIdAcceptMutation,
  postDeskMergeSuggestionsBySuggestionIdDismissMutation,
} from "@/api/@tanstack/react-query.gen";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { showPanel } from "@/helpdesk/inbox/panel/shown";
import { told, useRefused } from "@/kit/saving";
import { Said } from "@/said/Said";

/** Other tickets that may be about the same, and why: merged or put aside with one click; a merge can be undone. */
export function Suggestions({ ticketId }: { ticketId: number }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const client = useQueryClient();
  const navigate = useNavigate();
  const refused = useRefused();
  const options = getDeskTicketsByTicketIdMergeSuggestionsOptions({ path: { ticket_id: ticketId } });
  const suggestions = useQuery(options);
  const again = () => client.invalidateQueries({ queryKey: options.queryKey });
  const accept = useMutation({
    ...postDeskMergeSuggestionsBySuggestionIdAcceptMutation(),
    onSuccess: async (done) => {
      told(t("merged", { number: done.target_id }));
      await again();
      const path = { ticket_id: done.target_id };
      await client.invalidateQueries({ queryKey: getDeskTicketsByTicketIdTimelineQueryKey({ path }) });
      if (done.target_id === ticketId) return;
      await navigate({
        to: "/inbox/$ticketId",
        params: { ticketId: String(done.target_id) },
        search: (now) => now,
      });
    },
    onError: refused,
  });
  const dismiss = useMutation({
    ...postDeskMergeSuggestionsBySuggestionIdDismissMutation(),
    onSuccess: again,
    onError: refused,
  });
  if (!suggestions.data?.length) return null;
  return (
    <div className={s.inside}>
      {suggestions.data.map((one) => {
        const other = one.other_id === ticketId ? one.ticket_id : one.other_id;
        const path = { suggestion_id: one.id };
        return (
          <Alert key={one.id} variant="light" icon={<IconArrowMerge aria-hidden />} p="xs" mb={6}>
            <Text size="sm">
              {t("same_as")}{" "}
              <Anchor
                size="sm"
                underline="always"
                onClick={() => showPanel(false)}
                renderRoot={(props) => (
                  <Link
                    to="/inbox/$ticketId"
                    params={{ ticketId: String(other) }}
                    search={(now) => now}
                    {...props}
                  />
                )}
              >
                {t("ticket", { number: other })}
              </Anchor>
            </Text>
            <Text size="xs">
              <Said>{one.why}</Said>
            </Text>
            <Group gap={6} mt={6}>
              <Button size="compact-xs" loading={accept.isPending} onClick={() => accept.mutate({ path })}>
                {t("merge")}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                loading={dismiss.isPending}
                onClick={() => dismiss.mutate({ path })}
              >
                {t("not_same")}
              </Button>
            </Group>
          </Alert>
        );
      })}
    </div>
  );
}

import { Button, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  getDeskTicketsByTicketIdMergesOptions,
  getDeskTicketsByTicketIdTimelineQueryKey,
  postDeskMergesByMergeIdUndoMutation,
} from "@/api/@tanstack/react-query.gen";
import { told, useRefused } from "@/kit/saving";

/** Parts two tickets again; not offered where that was done already. */
export function MergeUndo({ ticketId, mergeId }: { ticketId: number; mergeId: number }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const client = useQueryClient();
  const refused = useRefused();
  const path = { ticket_id: ticketId };
  const merges = useQuery(getDeskTicketsByTicketIdMergesOptions({ path }));
  const undo = useMutation({
    ...postDeskMergesByMergeIdUndoMutation(),
    onSuccess: async (done) => {
      told(t("merge_undone", { number: done.source_id }));
      await client.invalidateQueries({ queryKey: getDeskTicketsByTicketIdMergesOptions({ path }).queryKey });
      await client.resetQueries({ queryKey: getDeskTicketsByTicketIdTimelineQueryKey({ path }) });
    },
    onError: refused,
  });
  const merge = merges.data?.find((one) => one.id === mergeId);
  if (!merge || merge.undone_at) return null;
  const ask = () =>
    modals.openConfirmModal({
      title: t("merge_undo_title", { number: merge.source_id }),
      children: <Text size="sm">{t("merge_undo_about")}</Text>,
      labels: { confirm: t("merge_undo"), cancel: t("merge_keep") },
      onConfirm: () => undo.mutate({ path: { merge_id: mergeId }, body: {} }),
    });
  return (
    <Button size="compact-xs" variant="subtle" loading={undo.isPending} onClick={ask}>
      {t("merge_undo")}
    </Button>
  );
}

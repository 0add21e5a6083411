import { Button, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconLock } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import {
  getDeskTicketsByTicketIdTimelineQueryKey,
  postDeskNotesByNoteIdRetractMutation,
} from "@/api/@tanstack/react-query.gen";
import type { Held, Of } from "@/helpdesk/inbox/timeline/held";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { Words } from "@/helpdesk/inbox/timeline/Words";
import { moment, time } from "@/kit/format";
import { told, useRefused } from "@/kit/saving";
import { useMay, useMe } from "@/shell/session";

/** A note for the team alone; its author, and managers, can take it back. */
export const Note = memo(function Note({ item, ticketId }: { item: Of<"note">; ticketId: number }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const isMine = useMe().id === item.person_id;
  const mayAny = useMay("manager");
  const client = useQueryClient();
  const refused = useRefused();
  const retract = useMutation({
    ...postDeskNotesByNoteIdRetractMutation(),
    onSuccess: () => {
      const queryKey = getDeskTicketsByTicketIdTimelineQueryKey({ path: { ticket_id: ticketId } });
      client.setQueryData<Held>(
        queryKey,
        (held) =>
          held && {
            ...held,
            items: held.items.map((one) => (one.kind === "note" && one.id === item.id ? gone(one) : one)),
          },
      );
      told(t("note_retracted"));
    },
    onError: refused,
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("retract_title"),
      children: <Text size="sm">{t("retract_about")}</Text>,
      labels: { confirm: t("retract"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => retract.mutate({ path: { note_id: item.id } }),
    });
  return (
    <article
      className={s.entry}
      data-row={`note-${item.id}`}
      aria-label={t("note_of", { name: item.name, at: moment(item.at) })}
    >
      <div className={s.note}>
        <div className={s.noteHead}>
          <IconLock size={14} aria-hidden />
          <span className={s.name}>{item.name}</span>
          <span>{t("note_inside")}</span>
          <time dateTime={item.at} title={moment(item.at)}>
            {time(item.at)}
          </time>
          {!item.is_retracted && (isMine || mayAny) && (
            <Button size="compact-xs" variant="subtle" ml="auto" loading={retract.isPending} onClick={ask}>
              {t("retract")}
            </Button>
          )}
        </div>
        {item.is_retracted ? (
          <Text size="sm" fs="italic">
            {t("note_gone")}
          </Text>
        ) : (
          <Words text={item.text} />
        )}
      </div>
    </article>
  );
});

function gone(note: Of<"note">): Of<"note"> {
  return { ...note, text: "", is_retracted: true };
}

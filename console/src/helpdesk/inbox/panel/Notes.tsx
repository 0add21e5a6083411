import { Button, Group, Text, Textarea } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  getDeskCustomersByCustomerIdNotesOptions,
  postDeskCustomersByCustomerIdNotesMutation,
  postDeskNotesByNoteIdRetractMutation,
} from "@/api/@tanstack/react-query.gen";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Section } from "@/helpdesk/inbox/panel/Section";
import { ago, moment } from "@/kit/format";
import { ErrorNotice } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { useMay, useMe } from "@/shell/session";

const LONGEST = 10_000;

/** Notes on the customer's profile, for staff alone; they go along to every conversation (S3-62). */
export function Notes({ customerId }: { customerId: number | null }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  if (customerId === null)
    return (
      <Section name="notes" title={t("notes")}>
        <div className={s.small}>{t("notes_unverified")}</div>
      </Section>
    );
  return <Written customerId={customerId} />;
}

function Written({ customerId }: { customerId: number }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const client = useQueryClient();
  const refused = useRefused();
  const me = useMe();
  const mayAny = useMay("manager");
  const options = getDeskCustomersByCustomerIdNotesOptions({ path: { customer_id: customerId } });
  const notes = useQuery(options);
  const [text, setText, forget] = useKept(`profile-note:${customerId}`, "");
  const again = () => client.invalidateQueries({ queryKey: options.queryKey });
  const add = useMutation({
    ...postDeskCustomersByCustomerIdNotesMutation(),
    onSuccess: async () => {
      forget();
      told(t("note_added"));
      await again();
    },
    onError: refused,
  });
  const retract = useMutation({
    ...postDeskNotesByNoteIdRetractMutation(),
    onSuccess: again,
    onError: refused,
  });
  const ask = (number: number) =>
    modals.openConfirmModal({
      title: t("retract_title"),
      children: <Text size="sm">{t("retract_about")}</Text>,
      labels: { confirm: t("retract"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => retract.mutate({ path: { note_id: number } }),
    });
  const shown = notes.data?.filter((one) => !one.retracted_at) ?? [];
  const send = () => {
    if (text.trim() && !add.isPending) add.mutate({ path: { customer_id: customerId }, body: { text } });
  };
  return (
    <Section name="notes" title={t("notes")} count={shown.length}>
      {notes.isError && <ErrorNotice error={notes.error} again={() => void notes.refetch()} />}
      <ul className={s.list}>
        {shown.map((one) => (
          <li key={one.id}>
            <div className={s.split}>
              <span className={s.small} title={moment(one.created_at)}>
                {t("note_by", { name: one.author, ago: ago(one.created_at) })}
              </span>
              {(one.person_id === me.id || mayAny) && (
                <Button size="compact-xs" variant="subtle" onClick={() => ask(one.id)}>
                  {t("retract")}
                </Button>
              )}
            </div>
            <p className={s.noteText}>{one.text}</p>
          </li>
        ))}
      </ul>
      <Textarea
        label={t("note_new")}
        description={t("note_new_about")}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <Group justify="flex-end" mt={6}>
        <Button size="compact-sm" disabled={!text.trim()} loading={add.isPending} onClick={send}>
          {t("note_add")}
        </Button>
      </Group>
    </Section>
  );
}

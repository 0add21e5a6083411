import { Alert, Badge, Button, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { getDeskSearch, getDeskTickets, getDeskTicketsByTicketId, type ShownTicketBody } from "@/api";
import {
  getDeskTicketsByTicketIdMergeSuggestionsOptions,
  postDeskTicketsByTicketIdMergeMutation,
} from "@/api/@tanstack/react-query.gen";
import { refreshTicket } from "@/helpdesk/inbox/composer/fresh";
import { hold } from "@/helpdesk/inbox/holding";
import { ago } from "@/kit/format";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { useSaid } from "@/said/said";

interface Other {
  id: number;
  subject: string;
  customer: string;
  state: string;
  at: string;
}

const MOST = 8;

/** Chooses the ticket that this one is one matter with, by number, customer or words, and puts both together. */
export function MergeModal({
  ticket,
  onClose,
  onMerged,
}: {
  ticket: ShownTicketBody;
  onClose: () => void;
  onMerged: (mergeId: number, into: number) => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const said = useSaid();
  const [typed, type] = useState("");
  const [asked] = useDebouncedValue(typed.trim(), 250);
  const [other, choose] = useState<number | null>(null);
  const [why, setWhy] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const suggested = useQuery(
    getDeskTicketsByTicketIdMergeSuggestionsOptions({ path: { ticket_id: ticket.id } }),
  );
  const found = useQuery({
    queryKey: ["merge-with", ticket.id, asked],
    queryFn: () => others(ticket, asked),
    placeholderData: (before) => before,
  });
  const merge = useMutation({
    ...postDeskTicketsByTicketIdMergeMutation(),
    onMutate: () => hold(),
    onSuccess: async (done) => {
      void refreshTicket(done.source_id);
      await refreshTicket(done.target_id); // what was kept of it is from before the merge
      onMerged(done.id, done.target_id);
      onClose();
    },
    onError: () => field.current?.focus(),
    onSettled: (_, __, ___, end) => end?.(),
  });
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    if (other === null || merge.isPending) return;
    // What is pressed from here on is meant for the ticket that goes on.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    merge.mutate({ path: { ticket_id: ticket.id }, body: { other_id: other, why } });
  };
  const reason = (id: number) =>
    said(suggested.data?.find((one) => one.ticket_id === id || one.other_id === id)?.why ?? "");
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("merge.title", { number: ticket.id })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t("merge.about")}
          </Text>
          <TextInput
            ref={field}
            label={t("merge.find")}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            data-autofocus
          />
          {found.error && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
          {found.isPending && <Loading rows={3} />}
          {found.data?.length === 0 && <Text size="sm">{t(asked ? "merge.none" : "merge.no_other")}</Text>}
          {found.data && found.data.length > 0 && (
            <Radio.Group
              label={t("merge.choose")}
              value={other === null ? "" : String(other)}
              onChange={(id) => choose(Number(id))}
            >
              <Stack gap={6} mt={4} mah={280} style={{ overflowY: "auto" }}>
                {found.data.map((one) => (
                  <Radio.Card key={one.id} value={String(one.id)} p="xs" radius="sm">
                    <Group wrap="nowrap" align="flex-start">
                      <Radio.Indicator mt={2} />
                      <div style={{ minWidth: 0 }}>
                        <Text size="sm" fw={500} lineClamp={1}>
                          {t("merge.one", { number: one.id, subject: one.subject })}
                        </Text>
                        <Group gap={6}>
                          <Text size="xs" c="dimmed">
                            {one.customer}
                          </Text>
                          <Badge size="xs" variant="default" tt="none">
                            {t(`state.${one.state}`)}
                          </Badge>
                          <Text size="xs" c="dimmed">
                            {ago(one.at)}
                          </Text>
                        </Group>
                        {reason(one.id) && <Text size="xs">{reason(one.id)}</Text>}
                      </div>
                    </Group>
                  </Radio.Card>
                ))}
              </Stack>
            </Radio.Group>
          )}
          <TextInput
            label={t("merge.why")}
            maxLength={500}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          {other !== null && (
            <Alert p="xs">
              <Text size="sm">{t("merge.goes_on", { number: Math.min(other, ticket.id) })}</Text>
            </Alert>
          )}
          {merge.error && <ErrorNotice error={merge.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" disabled={other === null} loading={merge.isPending}>
              {t("merge.do")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The tickets that fit: that of the number, what words and names find, or the customer's own where nothing is typed. */
async function others(ticket: ShownTicketBody, asked: string): Promise<Other[]> {
  const number = /^#?(\d{1,9})$/.exec(asked)?.[1];
  const found: Other[] = [];
  if (number && Number(number) > 0) {
    try {
      const { data } = await getDeskTicketsByTicketId({ path: { ticket_id: Number(number) } });
      found.push({
        id: data.id,
        subject: data.subject,
        customer: data.customer_name,
        state: data.state,
        at: data.updated_at,
      });
    } catch (thrown) {
      if (asProblem(thrown).status !== 404) throw thrown;
    }
  }
  const words = asked || ticket.customer_name;
  if (ticket.customer_id !== null && !asked) {
    const { data } = await getDeskTickets({
      query: { customer: ticket.customer_id, state: ["open", "waiting", "closed"], limit: 20 },
    });
    found.push(...data.items.map((one) => ({ ...one, customer: one.customer_name, at: one.updated_at })));
  } else if (words) {
    const { data } = await getDeskSearch({ query: { q: words, store: ticket.store_id, size: 20 } });
    found.push(
      ...data.items.map((one) => ({
        id: one.id,
        subject: one.subject,
        customer: one.customer_name ?? "",
        state: one.state,
        at: one.updated_at,
      })),
    );
  }
  const known = new Set([ticket.id]);
  return found.filter((one) => !known.has(one.id) && known.add(one.id)).slice(0, MOST);
}

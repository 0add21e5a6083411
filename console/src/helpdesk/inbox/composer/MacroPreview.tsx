import { Alert, Badge, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type MacroShown,
  type PreviewShown,
  postDeskTicketsByTicketIdMacrosByMacroIdPreview,
  type ShownTicketBody,
} from "@/api";
import { postDeskTicketsByTicketIdMacrosByMacroIdUseMutation } from "@/api/@tanstack/react-query.gen";
import { newId } from "@/helpdesk/inbox/composer/draft";
import { refreshTicket } from "@/helpdesk/inbox/composer/fresh";
import { wayWord } from "@/helpdesk/inbox/composer/WayLine";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";
import { useSaid } from "@/said/said";

/** What a macro would say, tag and leave, with what it asks for; the second click sends it (S5-24 to S5-27). */
export function MacroPreview({
  ticket,
  seen,
  macro,
  onClose,
}: {
  ticket: ShownTicketBody;
  seen: number;
  macro: MacroShown;
  onClose: () => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const inWords = useSaid();
  const [given, give] = useState({ note: "", reason: "", amount: "" });
  const [edited, edit] = useState<string | null>(null);
  const clientId = useRef(newId());
  const [asked] = useDebouncedValue(given, 300);
  const said = saidOf(asked);
  const preview = useQuery({
    queryKey: ["macro-preview", ticket.id, macro.id, said],
    queryFn: async () =>
      (
        await postDeskTicketsByTicketIdMacrosByMacroIdPreview({
          path: { ticket_id: ticket.id, macro_id: macro.id },
          body: said,
        })
      ).data,
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
  const use = useMutation({
    ...postDeskTicketsByTicketIdMacrosByMacroIdUseMutation(),
    onSuccess: (done) => {
      void refreshTicket(ticket.id);
      told(
        t("macros.done", {
          name: macro.name,
          way: t(`sent.${done.way.kind}`, { address: done.way.address }),
        }),
      );
      onClose();
    },
  });
  const found = preview.data;
  const meanwhile =
    use.error && asProblem(use.error).code === "answered_meanwhile" ? asProblem(use.error) : null;
  const send = (read = seen) =>
    found &&
    use.mutate({
      path: { ticket_id: ticket.id, macro_id: macro.id },
      body: {
        ...saidOf(given),
        seen: read,
        client_id: clientId.current,
        edited:
          edited !== null && edited !== found.reply?.text
            ? {
                text: edited,
                conversation_id: found.conversation_id,
                shows_order: Boolean(found.reply?.order_name),
              }
            : null,
      },
    });
  const isSettled = asked === given && !preview.isFetching;
  return (
    <Modal
      opened
      onClose={onClose}
      title={macro.name}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (found?.reply && isSettled) send();
        }}
      >
        <Stack gap="sm">
          {preview.error && <ErrorNotice error={preview.error} again={() => void preview.refetch()} />}
          {preview.isPending && !preview.error && <Loading rows={4} />}
          {found && (
            <>
              <Asks found={found} given={given} give={give} />
              {found.missing.filter(isOther).length > 0 && (
                <Alert color="orange" title={t("macros.missing")}>
                  {found.missing.filter(isOther).map((one) => (
                    <Text size="sm" key={one.variable}>
                      {t("macros.missing_one", { variable: one.variable, why: inWords(one.why) })}
                    </Text>
                  ))}
                </Alert>
              )}
              {found.reply && (
                <Textarea
                  label={t("macros.words")}
                  autosize
                  minRows={4}
                  maxRows={14}
                  value={edited ?? found.reply.text}
                  lang={found.reply.language}
                  onChange={(event) => edit(event.currentTarget.value)}
                  description={found.reply.is_fallback ? t("macros.fallback") : undefined}
                />
              )}
              <What found={found} ticket={ticket} />
            </>
          )}
          {use.error && !meanwhile && <ErrorNotice error={use.error} />}
          {meanwhile && (
            <Alert color="orange" role="alert">
              <Text size="sm">{meanwhile.message}</Text>
              <Text size="sm" c="dimmed">
                {String(meanwhile.facts.text ?? "")}
              </Text>
              <Button
                mt="xs"
                size="compact-sm"
                variant="default"
                onClick={() => send(Number(meanwhile.facts.seen ?? seen))}
              >
                {t("meanwhile.send_anyway")}
              </Button>
            </Alert>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              type="submit"
              disabled={!found?.reply || !isSettled}
              loading={use.isPending}
              data-autofocus
            >
              {t("macros.send")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface Given {
  note: string;
  reason: string;
  amount: string;
}

const OWN = new Set(["reason", "amount", "note"]);
const isOther = (one: { variable: string }) => !OWN.has(one.variable);

/** What was given, as the server takes it; an amount as people write it, with a comma or a point. */
function saidOf(given: Given) {
  const amount = given.amount.trim().replace(",", ".");
  return {
    note: given.note,
    reason: given.reason,
    amount: /^\d+(\.\d{1,4})?$/.test(amount) ? amount : null,
  };
}

function Asks({ found, given, give }: { found: PreviewShown; given: Given; give: (given: Given) => void }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const asks = found.asks;
  const isWrong = given.amount.trim() !== "" && saidOf(given).amount === null;
  return (
    <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
      {asks.reasons.length > 0 && (
        <Select
          label={t("macros.reason")}
          required
          data={asks.reasons.map((one) => ({ value: one, label: t(`reasons.${one}`) }))}
          value={given.reason || null}
          onChange={(reason) => give({ ...given, reason: reason ?? "" })}
          data-autofocus
        />
      )}
      {asks.amount && (
        <TextInput
          label={t("macros.amount", { currency: asks.currency })}
          required
          inputMode="decimal"
          value={given.amount}
          error={isWrong ? t("macros.amount_wrong") : undefined}
          description={
            asks.highest ? t("macros.highest", { highest: asks.highest, currency: asks.currency }) : undefined
          }
          onChange={(event) => give({ ...given, amount: event.currentTarget.value })}
        />
      )}
      {asks.note && (
        <TextInput
          label={t("macros.note")}
          maxLength={500}
          value={given.note}
          onChange={(event) => give({ ...given, note: event.currentTarget.value })}
        />
      )}
    </Group>
  );
}

/** What happens besides: the way it goes out, the tags, and what the ticket is afterwards. */
function What({ found, ticket }: { found: PreviewShown; ticket: ShownTicketBody }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const channel =
    ticket.conversations.find((one) => one.id === found.conversation_id)?.channel ?? ticket.channel;
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {t(`way.${wayWord(found.way, channel)}`, { address: found.way.address })}
      </Text>
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {t(`macros.then.${found.then}`)}
        </Text>
        {found.tags.map((tag) => (
          <Badge key={tag} size="sm" variant="default" tt="none">
            {tag}
          </Badge>
        ))}
      </Group>
    </Stack>
  );
}

import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import {
  type PriorityBody,
  postDeskMergesByMergeIdUndo,
  postDeskTicketsByTicketIdAssign,
  postDeskTicketsByTicketIdClose,
  postDeskTicketsByTicketIdHandBack,
  postDeskTicketsByTicketIdPriority,
  postDeskTicketsByTicketIdReopen,
  postDeskTicketsByTicketIdTags,
  postDeskTicketsByTicketIdTagsRemove,
  postDeskTicketsByTicketIdTakeOver,
  postDeskTicketsByTicketIdTeam,
  postDeskTicketsByTicketIdUnwatch,
  postDeskTicketsByTicketIdWait,
  postDeskTicketsByTicketIdWatch,
  type ShownTicketBody,
} from "@/api";
import { getDeskTicketsByTicketIdQueryKey } from "@/api/@tanstack/react-query.gen";
import { refreshTicket } from "@/helpdesk/inbox/composer/fresh";
import { hold } from "@/helpdesk/inbox/holding";
import { moment } from "@/kit/format";
import { told, useRefused } from "@/kit/saving";

type Ticket = ShownTicketBody;
type Priority = PriorityBody["priority"];

/** Something that is done to a ticket: how, what is said of it, and how it is taken back. */
interface Act {
  run: () => Promise<{ data: Ticket }>;
  said: string;
  undo?: () => Promise<unknown>;
}

const LONG_ENOUGH = 8000;

/** What people do to a ticket. Each act shows the ticket as it is then, and says what was done, with a way back. */
export function useActs(ticket: Ticket) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const queries = useQueryClient();
  const refused = useRefused();
  const path = { ticket_id: ticket.id };
  const show = (data: Ticket) =>
    queries.setQueryData(getDeskTicketsByTicketIdQueryKey({ path: { ticket_id: ticket.id } }), data);
  const back = (undo: () => Promise<unknown>) => {
    const end = hold("acts");
    return undo()
      .then(() => told(t("undone")))
      .catch(refused)
      .then(() => refreshTicket(ticket.id))
      .finally(end);
  };
  const say = (said: string, undo?: () => Promise<unknown>) =>
    undo ? offer(said, t("undo"), () => back(undo)) : told(said);
  const act = useMutation({
    mutationFn: (one: Act) => one.run(),
    onMutate: () => hold("acts"),
    onSuccess: ({ data }, one) => {
      show(data);
      void refreshTicket(ticket.id);
      say(one.said, one.undo);
    },
    onError: (thrown) => {
      refused(thrown);
      void refreshTicket(ticket.id);
    },
    onSettled: (_, __, ___, end) => end?.(),
  });
  const assign = (person_id: number | null) => postDeskTicketsByTicketIdAssign({ path, body: { person_id } });
  const give = (team_id: number | null) => postDeskTicketsByTicketIdTeam({ path, body: { team_id } });
  const hurry = (priority: Priority) => postDeskTicketsByTicketIdPriority({ path, body: { priority } });
  const tag = (one: string) => postDeskTicketsByTicketIdTags({ path, body: { tag: one } });
  const untag = (one: string) => postDeskTicketsByTicketIdTagsRemove({ path, body: { tag: one } });
  const reopen = () => postDeskTicketsByTicketIdReopen({ path });
  const close = (seen: number | null) => postDeskTicketsByTicketIdClose({ path, body: { seen } });
  const watch = () => postDeskTicketsByTicketIdWatch({ path });
  const unwatch = () => postDeskTicketsByTicketIdUnwatch({ path });
  const wait = (until: string | null) => postDeskTicketsByTicketIdWait({ path, body: { until } });
  const handBack = () => postDeskTicketsByTicketIdHandBack({ path });
  const before = () =>
    ticket.state === "closed"
      ? close(null)
      : ticket.state === "waiting"
        ? wait(ticket.waits_until)
        : reopen();
  const run = (run: Act["run"], said: string, undo?: Act["undo"]) => act.mutate({ run, said, undo });
  return {
    isBusy: act.isPending,
    assign: (id: number | null, name?: string) =>
      run(
        () => assign(id),
        name ? t("said.assigned", { name }) : t("said.unassigned"),
        () => assign(ticket.assignee_id),
      ),
    team: (id: number | null, name?: string) =>
      run(
        () => give(id),
        name ? t("said.team", { name }) : t("said.no_team"),
        () => give(ticket.team_id),
      ),
    priority: (to: Priority) =>
      run(
        () => hurry(to),
        t("said.priority", { priority: t(`priority.${to}`) }),
        () => hurry(ticket.priority as Priority),
      ),
    tag: (one: string) =>
      run(
        () => tag(one),
        t("said.tagged", { tag: one }),
        () => untag(one),
      ),
    untag: (one: string) =>
      run(
        () => untag(one),
        t("said.untagged", { tag: one }),
        () => tag(one),
      ),
    takeOver: () =>
      run(
        () => postDeskTicketsByTicketIdTakeOver({ path }),
        t("said.taken"),
        ticket.holder === "agent" ? handBack : undefined,
      ),
    handBack: () => run(handBack, t("said.handed_back")),
    watch: () => run(watch, t("said.watched"), unwatch),
    unwatch: () => run(unwatch, t("said.unwatched"), watch),
    close: () => run(() => close(ticket.last_message_id), t("said.closed"), before),
    reopen: () => run(reopen, t("said.reopened"), before),
    wait: (until: Date | null) =>
      run(
        () => wait(until?.toISOString() ?? null),
        until ? t("said.snoozed", { at: moment(until) }) : t("said.waits"),
        before,
      ),
    /** Say that two tickets are one now, and part them again if that was wrong. */
    merged: (mergeId: number, other: number) =>
      say(t("said.merged", { number: other }), () =>
        postDeskMergesByMergeIdUndo({ path: { merge_id: mergeId }, body: {} }),
      ),
  };
}

let last: (() => void) | null = null;

/** Take back what was done last, as long as that is offered. */
export function undoLast(): void {
  last?.();
}

export type Acts = ReturnType<typeof useActs>;

/** Say what was done, with a button that takes it back. */
function offer(message: string, word: string, undo: () => void): void {
  const take = () => {
    if (last === take) last = null;
    notifications.hide(id);
    undo();
  };
  last = take;
  const id = notifications.show({
    color: "teal",
    withBorder: true,
    autoClose: LONG_ENOUGH,
    onClose: () => {
      if (last === take) last = null;
    },
    closeButtonProps: { "aria-label": i18next.t("close", { ns: "shell" }) },
    message: (
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="compact-xs" variant="default" aria-keyshortcuts="z" title="Z" onClick={take}>
          {word}
        </Button>
      </Group>
    ),
  });
}

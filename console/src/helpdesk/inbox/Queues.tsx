import { Badge, NavLink, Text } from "@mantine/core";
import {
  IconArchive,
  IconEye,
  IconInbox,
  IconMoodEmpty,
  IconRobot,
  IconUser,
  IconUsers,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Look } from "@/helpdesk/inbox/look";
import { useQueues } from "@/helpdesk/inbox/useTickets";
import { number } from "@/kit/format";
import { ErrorNotice } from "@/kit/Notices";

interface One {
  queue: string;
  label: string;
  Icon: typeof IconInbox;
}

/** The name of the queue that is looked at. */
export function useQueueName(): (queue: string | undefined) => string {
  const { t } = useTranslation("helpdesk/inbox");
  const { teams, views } = useQueues();
  return (queue = "all") => {
    const [kind, id] = queue.split(":");
    if (id === undefined) return t(`queue.${kind}`);
    const named = kind === "team" ? teams : views;
    return named.find((one) => one.id === Number(id))?.name ?? t(`queue.${kind}_gone`);
  };
}

/** The queues with how many stand in each, and in how many something is unread. */
export function Queues({ look }: { look: Look }) {
  const { t } = useTranslation("helpdesk/inbox");
  const { counts, teams, views } = useQueues();
  const groups: [string, One[]][] = [
    [
      t("queues"),
      [
        { queue: "mine", label: t("queue.mine"), Icon: IconUser },
        { queue: "unassigned", label: t("queue.unassigned"), Icon: IconMoodEmpty },
        { queue: "all", label: t("queue.all"), Icon: IconInbox },
        { queue: "agent", label: t("queue.agent"), Icon: IconRobot },
        { queue: "closed", label: t("queue.closed"), Icon: IconArchive },
      ],
    ],
    [
      t("teams"),
      teams
        .filter((one) => !one.is_retired)
        .map((one) => ({ queue: `team:${one.id}`, label: one.name, Icon: IconUsers })),
    ],
    [t("views"), views.map((one) => ({ queue: `view:${one.id}`, label: one.name, Icon: IconEye }))],
  ];
  const byQueue = new Map(counts.data?.map((one) => [one.queue, one]));
  return (
    <nav aria-label={t("queues")}>
      {counts.error && <ErrorNotice error={counts.error} again={() => void counts.refetch()} />}
      {groups
        .filter(([, items]) => items.length > 0)
        .map(([title, items]) => (
          <section key={title} aria-label={title}>
            <Text size="xs" c="dimmed" fw={600} px="xs" pt="sm" pb={4} aria-hidden>
              {title}
            </Text>
            {items.map((one) => (
              <Queue
                key={one.queue}
                {...one}
                isHere={(look.queue ?? "all") === one.queue}
                total={byQueue.get(one.queue)?.total}
                unread={byQueue.get(one.queue)?.unread}
              />
            ))}
          </section>
        ))}
    </nav>
  );
}

function Queue({
  queue,
  label,
  Icon,
  isHere,
  total,
  unread = 0,
}: One & { isHere: boolean; total?: number; unread?: number }) {
  const { t } = useTranslation("helpdesk/inbox");
  return (
    <NavLink
      renderRoot={(props) => (
        <Link
          to="/inbox"
          activeOptions={{ exact: true, explicitUndefined: true }}
          search={(now) => ({
            store: now.store,
            order: now.order,
            queue: queue === "all" ? undefined : queue,
          })}
          {...props}
        />
      )}
      label={label}
      title={label}
      active={isHere}
      aria-current={isHere ? "page" : undefined}
      leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
      rightSection={
        total !== undefined &&
        total > 0 && (
          <span title={t("counted", { total: number(total), unread: number(unread), count: total })}>
            {unread > 0 ? (
              <Badge size="sm" circle={unread < 10} aria-hidden>
                {short(unread)}
              </Badge>
            ) : (
              <Text size="xs" c="dimmed" aria-hidden>
                {short(total)}
              </Text>
            )}
          </span>
        )
      }
      aria-label={
        total === undefined
          ? label
          : t("queue_counted", { queue: label, total: number(total), unread: number(unread) })
      }
      py={5}
      px="xs"
      styles={{ label: { whiteSpace: "nowrap", overflow: "hidden", textOverflow: "ellipsis" } }}
    />
  );
}

function short(count: number): string {
  return number(count, { notation: "compact", maximumFractionDigits: 1 });
}

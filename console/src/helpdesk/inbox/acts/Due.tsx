import { Badge, Group } from "@mantine/core";
import { IconAlertTriangle, IconClockHour4, IconClockPause } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Deadline } from "@/api";
import { getDeskTicketsByNumberDeadlinesOptions } from "@/api/@tanstack/react-query.gen";
import { useNow } from "@/helpdesk/inbox/clock";
import { duration, moment } from "@/kit/format";

const SOON = 3600;

/** What is promised on a ticket and still to be done: by when, or overdue by how much. */
export function Due({ ticketId }: { ticketId: number }) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const now = useNow();
  const found = useQuery(getDeskTicketsByNumberDeadlinesOptions({ path: { number: ticketId } }));
  const owed = (found.data ?? []).filter(
    (one) => one.target !== "aging" && one.ended_at === null && isOwed(one),
  );
  if (owed.length === 0) return null;
  return (
    <Group gap={4}>
      {owed.map((one) => {
        const left = one.due_at ? (Date.parse(one.due_at) - now) / 1000 : null;
        const target = t(`target.${one.target}`);
        if (left === null || one.state === "paused")
          return (
            <Badge
              key={one.id}
              variant="default"
              tt="none"
              leftSection={<IconClockPause size={12} aria-hidden />}
            >
              {t("due.paused", { target })}
            </Badge>
          );
        const isLate = left <= 0;
        const Icon = isLate ? IconAlertTriangle : IconClockHour4;
        return (
          <Badge
            key={one.id}
            variant={isLate ? "filled" : left < SOON ? "light" : "default"}
            color={isLate ? "red.8" : "orange"}
            c={
              !isLate && left < SOON
                ? "light-dark(var(--mantine-color-orange-9), var(--mantine-color-orange-2))"
                : undefined
            }
            tt="none"
            title={one.due_at ? moment(one.due_at) : undefined}
            leftSection={<Icon size={12} aria-hidden />}
          >
            {t(isLate ? "due.over" : "due.in", { target, time: inMinutes(Math.abs(left)) })}
          </Badge>
        );
      })}
    </Group>
  );
}

const isOwed = (one: Deadline) =>
  one.state === "running" || one.state === "paused" || one.state === "breached";

function inMinutes(seconds: number): string {
  return duration(Math.max(60, Math.floor(seconds / 60) * 60));
}

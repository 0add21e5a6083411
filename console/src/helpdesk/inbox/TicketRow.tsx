import { Badge, Group, Text } from "@mantine/core";
import {
  IconBrandWhatsapp,
  IconClockHour4,
  IconDeviceMobileMessage,
  IconHourglassHigh,
  IconMail,
  IconMessageCircle,
  IconPencil,
} from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Deadline } from "@/api";
import { useNow } from "@/helpdesk/inbox/clock";
import classes from "@/helpdesk/inbox/inbox.module.css";
import type { Line } from "@/helpdesk/inbox/listed";
import { ago, duration, moment } from "@/kit/format";

const CHANNEL_ICONS: Record<string, typeof IconMail> = {
  webchat: IconMessageCircle,
  email: IconMail,
  sms: IconDeviceMobileMessage,
  whatsapp: IconBrandWhatsapp,
};
const SOON = 30 * 60; // seconds before a deadline from which on it is told louder
const TAGS = 2;

interface RowProps {
  line: Line;
  due?: Deadline;
  /** The store's name, where there are several. */
  store?: string;
  assignee?: string;
  composing?: readonly string[];
}

/** A ticket in the list: who, what about, since when they wait, by when somebody must answer, and who does. */
export const TicketRow = memo(function TicketRow({ line, due, store, assignee, composing }: RowProps) {
  const { t } = useTranslation("helpdesk/inbox");
  const now = useNow();
  const Channel = CHANNEL_ICONS[line.channel] ?? IconMessageCircle;
  const name = line.customer_name || t("nobody", { ticket: line.id });
  return (
    <>
      <Group gap={6} wrap="nowrap" justify="space-between">
        <Group gap={6} wrap="nowrap" miw={0}>
          <span className={classes.dot} data-unread={line.is_unread || undefined} />

          <span
            className={classes.faint}
            title={t(`channel.${line.channel}`, { defaultValue: line.channel })}
            role="img"
            aria-label={t(`channel.${line.channel}`, { defaultValue: line.channel })}
          >
            <Channel size={14} stroke={1.8} aria-hidden />
          </span>

          <Text size="sm" fw={line.is_unread ? 700 : 500} truncate>
            {name}
          </Text>
          {line.is_unread && <span className={classes.heard}>{t("unread")}</span>}
          {line.priority !== "normal" && line.priority !== "low" && (
            <Badge
              size="xs"
              radius="sm"
              variant="light"
              color={line.priority === "urgent" ? "red" : "orange"}
            >
              {t(`priority.${line.priority}`)}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="dimmed" className={classes.still} title={moment(line.updated_at)}>
          {ago(line.updated_at, now)}
        </Text>
      </Group>
      <Said line={line} composing={composing} />
      <Group gap={6} wrap="nowrap" justify="space-between" pl={14}>
        <Group gap={4} wrap="nowrap" miw={0} className={classes.labels}>
          {store && (
            <Badge size="xs" radius="sm" variant="outline" color="gray" className={classes.label}>
              {store}
            </Badge>
          )}
          {line.topics.slice(0, 2).map((topic) => (
            <Badge key={topic} size="xs" radius="sm" variant="light" color="gray" className={classes.label}>
              {t(`topic.${topic}`, { defaultValue: topic })}
            </Badge>
          ))}
          {line.tags.slice(0, TAGS).map((tag) => (
            <Badge key={tag} size="xs" radius="sm" variant="default" className={classes.label}>
              {tag}
            </Badge>
          ))}
          {line.tags.length > TAGS && (
            <Text size="xs" c="dimmed">
              {t("more_tags", { count: line.tags.length - TAGS })}
            </Text>
          )}
        </Group>
        <Group gap={6} wrap="nowrap" className={classes.still}>
          {line.state !== "open" && (
            <Text size="xs" c="dimmed">
              {t(`state.${line.state}`)}
            </Text>
          )}
          <Owed due={due} since={line.waiting_since} now={now} />
          {assignee && (
            <span
              title={t("assigned_to", { name: assignee })}
              className={classes.who}
              role="img"
              aria-label={t("assigned_to", { name: assignee })}
            >
              {initials(assignee)}
            </span>
          )}
        </Group>
      </Group>
    </>
  );
});

function Said({ line, composing }: { line: Line; composing?: readonly string[] }) {
  const { t } = useTranslation("helpdesk/inbox");
  if (composing && composing.length > 0)
    return (
      <Group gap={4} wrap="nowrap" pl={14}>
        <IconPencil size={13} aria-hidden />
        <Text size="sm" truncate fs="italic">
          {t("composing", { names: composing.join(", "), count: composing.length })}
        </Text>
      </Group>
    );
  const words = line.last_words || t("no_words");
  return (
    <Text size="sm" c={line.is_unread ? undefined : "dimmed"} truncate pl={14}>
      <span className={classes.subject}>{line.subject}</span>
      {t(`said.${line.last_author}`, { words, defaultValue: words })}
    </Text>
  );
}

function Owed({ due, since, now }: { due?: Deadline; since: string | null; now: number }) {
  const { t } = useTranslation("helpdesk/inbox");
  if (due?.due_at) {
    const left = (Date.parse(due.due_at) - now) / 1000;
    const color = left <= 0 ? "red" : left < SOON ? "orange" : "gray";
    const time = roughly(Math.abs(left));
    return (
      <Badge
        title={t(`target.${due.target}`, { when: moment(due.due_at) })}
        size="sm"
        radius="sm"
        variant="light"
        color={color}
        leftSection={<IconHourglassHigh size={11} aria-hidden />}
        tt="none"
      >
        {left <= 0 ? t("overdue_by", { time }) : t("due_in", { time })}
      </Badge>
    );
  }
  if (!since) return null;
  return (
    <Group title={t("waiting_since", { when: moment(since) })} gap={3} wrap="nowrap">
      <IconClockHour4 size={13} className={classes.faint} aria-hidden />
      <Text size="xs" c="dimmed">
        {t("waits", { time: roughly((now - Date.parse(since)) / 1000) })}
      </Text>
    </Group>
  );
}

/** A length of time as it matters at a glance: to the minute within some hours, to the hour within some days. */
function roughly(seconds: number): string {
  const step = seconds < 4 * 3600 ? 60 : seconds < 4 * 86_400 ? 3600 : 86_400;
  return duration(Math.max(60, seconds - (seconds % step)));
}

function initials(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  return [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => (part ? (Array.from(part)[0] ?? "") : ""))
    .join("")
    .toUpperCase();
}

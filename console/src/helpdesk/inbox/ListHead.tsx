import { ActionIcon, Button, Group, Text, Title } from "@mantine/core";
import { IconChevronDown, IconKeyboard, IconSearch } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Filters } from "@/helpdesk/inbox/Filters";
import classes from "@/helpdesk/inbox/inbox.module.css";
import { type Look, narrowed } from "@/helpdesk/inbox/look";
import type { Overlay } from "@/helpdesk/inbox/Overlays";
import { useQueueName } from "@/helpdesk/inbox/Queues";

const Narrowed = lazy(async () => ({ default: (await import("@/helpdesk/inbox/Narrowed")).Narrowed }));

interface HeadProps {
  look: Look;
  hasQueues: boolean;
  lay: (overlay: Overlay) => void;
}

/** Which queue is shown, in which order, and the ways to search and to narrow it. */
export function ListHead({ look, hasQueues, lay }: HeadProps) {
  const { t } = useTranslation("helpdesk/inbox");
  const nameOf = useQueueName();
  return (
    <div className={classes.head}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Group gap="xs" wrap="nowrap" miw={0}>
          <Title order={1} size="h5">
            {t("title")}
          </Title>
          {hasQueues ? (
            <Text size="sm" c="dimmed" truncate>
              {nameOf(look.queue)}
            </Text>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              maw="60%"
              style={{ flexShrink: 0 }}
              rightSection={<IconChevronDown size={14} aria-hidden />}
              onClick={() => lay("queues")}
              aria-label={t("choose_queue", { queue: nameOf(look.queue) })}
            >
              {nameOf(look.queue)}
            </Button>
          )}
        </Group>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            title={t("search.by_key")}
            variant="subtle"
            color="gray"
            onClick={() => lay("search")}
            aria-label={t("search.title")}
          >
            <IconSearch size={18} stroke={1.6} />
          </ActionIcon>

          <Filters look={look} open={() => lay("filters")} />

          <ActionIcon
            title={t("keys.by_key")}
            variant="subtle"
            color="gray"
            onClick={() => lay("keys")}
            aria-label={t("keys.title")}
            visibleFrom="sm"
          >
            <IconKeyboard size={18} stroke={1.6} />
          </ActionIcon>
        </Group>
      </Group>
      <Suspense>{narrowed(look) > 0 && <Narrowed look={look} />}</Suspense>
      {look.order && (
        <Text size="xs" c="dimmed" mt={4}>
          {t(`order.${look.order}`)}
        </Text>
      )}
    </div>
  );
}

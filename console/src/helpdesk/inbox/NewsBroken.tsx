import { Button, Group, Text } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/helpdesk/inbox/inbox.module.css";
import { useIsLive } from "@/kit/events";
import { time } from "@/kit/format";

const PATIENCE = 3000; // milliseconds: a short break mends itself

/** Says when news has stopped to come by itself, since when, and lets one look oneself. */
export function NewsBroken({ again }: { again: () => void }) {
  const { t } = useTranslation("helpdesk/inbox");
  const isLive = useIsLive();
  const queries = useQueryClient();
  const [since, set] = useState<number | null>(null);
  useEffect(() => {
    if (isLive) return set(null);
    const broke = Date.now();
    const timer = setTimeout(() => set(broke), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLive]);
  if (since === null) return null;
  return (
    <Group className={classes.head} gap="xs" justify="space-between" role="status" wrap="nowrap">
      <Group gap="xs" wrap="nowrap">
        <IconPlugConnectedX size={16} aria-hidden className={classes.still} />
        <Text size="xs">{t("news_broken", { time: time(since) })}</Text>
      </Group>
      <Button
        size="compact-xs"
        variant="default"
        className={classes.still}
        onClick={() => {
          again();
          void queries.invalidateQueries();
        }}
      >
        {t("look_now")}
      </Button>
    </Group>
  );
}

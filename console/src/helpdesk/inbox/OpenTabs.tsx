import { ActionIcon, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/helpdesk/inbox/inbox.module.css";
import type { Line } from "@/helpdesk/inbox/listed";

interface TabsProps {
  tabs: readonly number[];
  lines: ReadonlyMap<number, Line>;
  current: number;
  close: (id: number) => void;
}

/** The tickets that are open at once, each with a mark where something new was said. */
export function OpenTabs({ tabs, lines, current, close }: TabsProps) {
  const { t } = useTranslation("helpdesk/inbox");
  const here = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab came to the front
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest", inline: "nearest" }); // may return a promise
  }, [current, tabs.length]);
  return (
    <nav className={classes.tabs} aria-label={t("open_tickets")}>
      {tabs.map((id, place) => {
        const line = lines.get(id);
        const name = line?.customer_name || t("ticket", { number: id });
        const isUnread = line?.is_unread === true && id !== current;
        return (
          <div
            key={id}
            ref={id === current ? here : undefined}
            className={classes.tab}
            data-here={id === current || undefined}
          >
            <Link
              title={t("tab_about", { subject: line?.subject || name, key: `Alt+${place + 1}` })}
              to="/inbox/$ticketId"
              params={{ ticketId: String(id) }}
              search={(now) => now}
              preload={false}
              aria-current={id === current ? "page" : undefined}
            >
              <span className={classes.dot} data-unread={isUnread || undefined} />
              <Text size="sm" truncate fw={isUnread ? 700 : 500}>
                {name}
              </Text>
              {isUnread && <span className={classes.heard}>{t("unread")}</span>}
            </Link>

            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              mr={4}
              onClick={() => close(id)}
              aria-label={t("close_ticket", { name })}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        );
      })}
    </nav>
  );
}

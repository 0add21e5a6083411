import { ActionIcon, Menu, Text, Tooltip } from "@mantine/core";
import { IconClockPause } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { snoozes } from "@/helpdesk/inbox/acts/snooze";
import { moment } from "@/kit/format";

const SnoozeDate = lazy(async () => ({
  default: (await import("@/helpdesk/inbox/acts/SnoozeDate")).SnoozeDate,
}));

/** Puts a ticket aside until a moment, or until the customer writes again. */
export function SnoozeMenu({
  isOpen,
  onOpen,
  onWait,
}: {
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onWait: (until: Date | null) => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Menu opened={isOpen} onChange={onOpen} position="bottom-end" withinPortal>
        <Menu.Target>
          <Tooltip label={t("snooze.title")}>
            <ActionIcon variant="default" size={30} aria-label={t("snooze.title")}>
              <IconClockPause size={16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {snoozes(new Date()).map(({ name, at }) => (
            <Menu.Item
              key={name}
              onClick={() => onWait(at)}
              rightSection={
                <Text size="xs" c="dimmed">
                  {moment(at)}
                </Text>
              }
            >
              {t(`snooze.${name}`)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setChoosing(true)}>{t("snooze.choose")}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => onWait(null)}>{t("snooze.until_heard")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {isChoosing && <SnoozeDate onClose={() => setChoosing(false)} onWait={(until) => onWait(until)} />}
      </Suspense>
    </>
  );
}

import { ActionIcon, Button, Group, Menu, Tooltip } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconArrowMerge,
  IconCheck,
  IconDotsVertical,
  IconEye,
  IconEyeOff,
  IconHandStop,
  IconRobot,
  IconRotate,
  IconUserCheck,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ShownTicketBody } from "@/api";
import { SnoozeMenu } from "@/helpdesk/inbox/acts/SnoozeMenu";
import type { Acts } from "@/helpdesk/inbox/acts/useActs";
import { useMe } from "@/shell/session";

/** The acts on a ticket: the one that is most likely now as a button, the rest behind one. */
export function Buttons({
  ticket,
  acts,
  isOpen,
  onOpen,
  isSnoozing,
  onSnooze,
  onMerge,
}: {
  ticket: ShownTicketBody;
  acts: Acts;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  isSnoozing: boolean;
  onSnooze: (open: boolean) => void;
  onMerge: () => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const me = useMe();
  const isClosed = ticket.state === "closed";
  const isWatching = ticket.watchers.includes(me.id);
  const mayTake = me.has_chat && !isClosed && (ticket.holder === "agent" || ticket.assignee_id === null);
  return (
    <Group gap={6}>
      {mayTake && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconHandStop size={16} aria-hidden />}
          onClick={acts.takeOver}
          loading={acts.isBusy}
        >
          {t("take_over")}
        </Button>
      )}
      {!isClosed && <SnoozeMenu isOpen={isSnoozing} onOpen={onSnooze} onWait={acts.wait} />}
      {isClosed || ticket.state === "waiting" ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRotate size={16} aria-hidden />}
          onClick={acts.reopen}
          loading={acts.isBusy}
        >
          {t("reopen")}
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconCheck size={16} aria-hidden />}
          onClick={acts.close}
          loading={acts.isBusy}
        >
          {t("close_ticket")}
        </Button>
      )}
      <Tooltip label={t("details")}>
        <ActionIcon
          className="ticket-details"
          variant="default"
          size={30}
          aria-label={t("details")}
          aria-expanded={isOpen}
          onClick={() => onOpen(!isOpen)}
        >
          <IconAdjustmentsHorizontal size={16} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t("more")}>
            <IconDotsVertical size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {ticket.state === "waiting" && (
            <Menu.Item leftSection={<IconCheck size={16} />} onClick={acts.close}>
              {t("close_ticket")}
            </Menu.Item>
          )}
          {me.has_chat && ticket.assignee_id !== me.id && (
            <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={() => acts.assign(me.id, me.name)}>
              {t("assign_me")}
            </Menu.Item>
          )}
          {ticket.holder === "person" && (
            <Menu.Item leftSection={<IconRobot size={16} />} onClick={acts.handBack}>
              {t("hand_back")}
            </Menu.Item>
          )}
          {isWatching ? (
            <Menu.Item leftSection={<IconEyeOff size={16} />} onClick={acts.unwatch}>
              {t("unwatch")}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconEye size={16} />} onClick={acts.watch}>
              {t("watch")}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={onMerge}>
            {t("merge.menu")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

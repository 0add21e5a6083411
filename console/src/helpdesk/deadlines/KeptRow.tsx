import { ActionIcon, Badge, Group, Menu, Stack, Switch, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ShownAgingRule, ShownPolicy } from "@/api";
import { useMay } from "@/shell/session";
import "@/helpdesk/deadlines/deadlines.css";

interface Props {
  kept: ShownPolicy | ShownAgingRule;
  place: number;
  isLast: boolean;
  deleteAbout: string;
  children: ReactNode;
  onEdit: () => void;
  onMove: (place: number) => void;
  onSwitch: (isOn: boolean) => void;
  onDelete: () => void;
}

/** One service level or aging rule of a list, with what is wrong with it and what can be done with it. */
export function KeptRow({ kept, place, isLast, deleteAbout, children, ...acts }: Props) {
  const { t } = useTranslation("helpdesk/deadlines");
  const may = useMay("manager");
  return (
    <li className="kept-row" data-off={kept.is_on ? undefined : true} aria-label={kept.name}>
      <Group gap={4} wrap="nowrap">
        {may && (
          <Stack gap={0}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={22}
              disabled={place === 1}
              aria-label={t("up", { name: kept.name })}
              onClick={() => acts.onMove(place - 1)}
            >
              <IconChevronUp size={14} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={22}
              disabled={isLast}
              aria-label={t("down", { name: kept.name })}
              onClick={() => acts.onMove(place + 1)}
            >
              <IconChevronDown size={14} />
            </ActionIcon>
          </Stack>
        )}
        <Text size="sm" c="dimmed" w={20} ta="right" aria-hidden>
          {place}
        </Text>
      </Group>
      <div className="kept-what">
        <Text fw={600}>{kept.name}</Text>
        {children}
        {[...kept.problems, ...kept.warnings].map((sentence) => (
          <Group
            key={sentence}
            gap={4}
            wrap="nowrap"
            c={kept.problems.includes(sentence) ? "red" : undefined}
          >
            <IconAlertTriangle size={14} aria-hidden style={{ flex: "none" }} />
            <Text size="sm">{sentence}</Text>
          </Group>
        ))}
      </div>
      {may ? (
        <Acts kept={kept} deleteAbout={deleteAbout} {...acts} />
      ) : (
        <Badge variant="default" styles={{ label: { textTransform: "none" } }}>
          {kept.is_on ? t("on") : t("off")}
        </Badge>
      )}
    </li>
  );
}

function Acts({
  kept,
  deleteAbout,
  onEdit,
  onSwitch,
  onDelete,
}: Pick<Props, "kept" | "deleteAbout" | "onEdit" | "onSwitch" | "onDelete">) {
  const { t } = useTranslation("helpdesk/deadlines");
  const ask = () =>
    modals.openConfirmModal({
      title: t("delete_title", { name: kept.name }),
      children: <Text size="sm">{deleteAbout}</Text>,
      labels: { confirm: t("delete"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: onDelete,
    });
  return (
    <Group gap="xs" wrap="nowrap">
      <Switch
        aria-label={t("switch", { name: kept.name })}
        checked={kept.is_on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("acts", { name: kept.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {t("edit")}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={ask}>
            {t("delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import {
  ActionIcon,
  Anchor,
  Badge,
  Group,
  Menu,
  Skeleton,
  Stack,
  Switch,
  Text,
  Tooltip,
} from "@mantine/core";
import { modals } from "@mantine/modals";
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Catalogue, RuleShown } from "@/api";
import {
  deleteDeskRoutingRulesByRuleIdMutation,
  getDeskRoutingRulesQueryKey,
  postDeskRoutingRulesByRuleIdSwitchMutation,
} from "@/api/@tanstack/react-query.gen";
import { sentence } from "@/helpdesk/routing/builder/sentence";
import { readTree } from "@/helpdesk/routing/builder/tree";
import { useToName } from "@/helpdesk/routing/useNames";
import "@/helpdesk/routing/routing.css";
import { number } from "@/kit/format";
import { told, useRefused } from "@/kit/saving";
import { Said } from "@/said/Said";
import { useMay } from "@/shell/session";

interface Props {
  rule: RuleShown;
  isLast: boolean;
  catalogue: Catalogue | undefined;
  count: number | undefined;
  isCounting: boolean;
  onMove: (place: number) => void;
}

/** One rule of the list: its place, what it says, where it leads, how many it would have taken, and whether it works. */
export function RuleRow({ rule, isLast, catalogue, count, isCounting, onMove }: Props) {
  const { t } = useTranslation("helpdesk/routing");
  const may = useMay("manager");
  const toName = useToName();
  const sortable = useSortable({ id: rule.id, disabled: !may });
  const isOwner = Boolean(rule.to.team ?? rule.to.person);
  return (
    <li
      ref={sortable.setNodeRef}
      className="rule-row"
      data-off={rule.is_on ? undefined : true}
      data-dragging={sortable.isDragging || undefined}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
      aria-label={rule.name}
    >
      <Group gap={4} wrap="nowrap">
        {may && (
          <>
            <ActionIcon
              {...sortable.attributes}
              {...sortable.listeners}
              ref={sortable.setActivatorNodeRef}
              className="rule-handle"
              variant="subtle"
              color="gray"
              aria-label={t("drag", { name: rule.name })}
            >
              <IconGripVertical size={16} />
            </ActionIcon>
            <Stack gap={0}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={20}
                disabled={rule.place === 1}
                aria-label={t("up", { name: rule.name })}
                onClick={() => onMove(rule.place - 1)}
              >
                <IconChevronUp size={14} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={20}
                disabled={isLast}
                aria-label={t("down", { name: rule.name })}
                onClick={() => onMove(rule.place + 1)}
              >
                <IconChevronDown size={14} />
              </ActionIcon>
            </Stack>
          </>
        )}
        <Text size="sm" c="dimmed" w={24} ta="right" aria-hidden>
          {rule.place}
        </Text>
      </Group>
      <div className="rule-what">
        <Anchor component={Link} to={`/routing/${rule.id}` as string} fw={600} c="var(--mantine-color-text)">
          {rule.name}
        </Anchor>
        {catalogue ? (
          <Text size="sm" c="dimmed" lineClamp={3}>
            {sentence(t, readTree(rule.condition), catalogue)}
          </Text>
        ) : (
          <Skeleton h={14} mt={4} />
        )}
        {rule.problem && (
          <Group gap={4} wrap="nowrap" c="red">
            <IconAlertTriangle size={14} aria-hidden style={{ flex: "none" }} />
            <Text size="sm">
              <Said>{rule.problem}</Said>
            </Text>
          </Group>
        )}
      </div>
      <Stack gap={2} className="rule-to" align="flex-start">
        <Badge variant="light" maw="100%" styles={{ label: { textTransform: "none" } }}>
          {toName(rule.to)}
        </Badge>
        <Text size="xs" c="dimmed">
          {isOwner ? t("dest.first") : t("dest.every")}
        </Text>
      </Stack>
      <Tooltip label={t("counted")} multiline maw={240}>
        <Group gap={4} className="rule-count" wrap="nowrap">
          {count !== undefined && rule.is_on && (
            <>
              <Text size="sm" fw={600}>
                {number(count)}
              </Text>
              <Text size="xs" c="dimmed">
                {t("columns.count")}
              </Text>
            </>
          )}
          {isCounting && <Skeleton h={14} w={40} />}
        </Group>
      </Tooltip>
      <RuleActs rule={rule} />
    </li>
  );
}

function RuleActs({ rule }: { rule: RuleShown }) {
  const { t } = useTranslation("helpdesk/routing");
  const may = useMay("manager");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const refused = useRefused();
  const onSettled = () => {
    void queries.invalidateQueries({ queryKey: getDeskRoutingRulesQueryKey() });
    void queries.invalidateQueries({ queryKey: ["routing", "counts"] });
  };
  const turn = useMutation({
    ...postDeskRoutingRulesByRuleIdSwitchMutation(),
    onSuccess: (kept) => told(t(kept.is_on ? "switched_on" : "switched_off", { name: kept.name })),
    onError: refused,
    onSettled,
  });
  const retire = useMutation({
    ...deleteDeskRoutingRulesByRuleIdMutation(),
    onSuccess: () => told(t("deleted", { name: rule.name })),
    onError: refused,
    onSettled,
  });
  if (!may)
    return (
      <Badge className="rule-end" variant="default" styles={{ label: { textTransform: "none" } }}>
        {rule.is_on ? t("on") : t("off")}
      </Badge>
    );
  const ask = () =>
    modals.openConfirmModal({
      title: t("delete_title", { name: rule.name }),
      children: <Text size="sm">{t("delete_about")}</Text>,
      labels: { confirm: t("delete"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => retire.mutate({ path: { rule_id: rule.id } }),
    });
  return (
    <Group gap="xs" wrap="nowrap" className="rule-end">
      <Switch
        aria-label={t("switch", { name: rule.name })}
        checked={turn.isPending ? turn.variables.body.is_on : rule.is_on}
        onChange={(event) =>
          turn.mutate({ path: { rule_id: rule.id }, body: { is_on: event.currentTarget.checked } })
        }
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("acts", { name: rule.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} />}
            onClick={() => void navigate({ to: `/routing/${rule.id}` as string })}
          >
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

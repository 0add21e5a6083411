import { ActionIcon, Button, Group as Line, Menu, NativeSelect, Stack, Text, Tooltip } from "@mantine/core";
import {
  IconBolt,
  IconBoxMultiple,
  IconChevronDown,
  IconPlus,
  IconTicket,
  IconTrash,
  IconUser,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useBuilder } from "@/helpdesk/routing/builder/context";
import { RowEdit } from "@/helpdesk/routing/builder/RowEdit";
import { added, depth, fresh, type Group, group, isGroup } from "@/helpdesk/routing/builder/tree";
import { VerdictMark } from "@/helpdesk/routing/builder/VerdictMark";

const DEEPEST = 18; // the server takes 20 levels; one is the condition itself, one may be a "not"
const MODES = ["all", "any", "none", "not_all"] as const;
type Mode = (typeof MODES)[number];

const modeOf = (part: Group): Mode =>
  part.not ? (part.kind === "any" ? "none" : "not_all") : part.kind === "any" ? "any" : "all";

/** A group of conditions: how they are joined, what is in it, and what can be added. */
export function GroupEdit({ part, level }: { part: Group; level: number }) {
  const { t } = useTranslation("helpdesk/routing");
  const { change, faults } = useBuilder();
  const wrong = faults.get(part.id);
  const join = (mode: Mode) =>
    change(part.id, () => ({
      ...part,
      kind: mode === "all" || mode === "not_all" ? "all" : "any",
      not: mode === "none" || mode === "not_all",
    }));
  return (
    <fieldset
      className="cond-group"
      aria-label={level ? t("group.name") : t("condition")}
      style={{ margin: 0, minWidth: 0 }}
    >
      <Stack gap="xs">
        <Line gap="xs" justify="space-between" wrap="nowrap">
          <Line gap="xs" wrap="nowrap">
            <NativeSelect
              size="xs"
              aria-label={t("group.label")}
              value={modeOf(part)}
              data={MODES.map((mode) => ({ value: mode, label: t(`group.${mode}`) }))}
              onChange={(event) => join(event.currentTarget.value as Mode)}
            />
            <VerdictMark id={part.id} />
          </Line>
          {level > 0 && (
            <Tooltip label={t("group.remove")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("group.remove")}
                onClick={() => change(part.id, () => null)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          )}
        </Line>
        {part.of.map((one, at) => (
          <div key={one.id}>
            {at > 0 && (
              <Text size="xs" c="dimmed" ta="center" mb={6} mt={-4}>
                {part.kind === "all" ? t("group.and") : t("group.or")}
              </Text>
            )}
            {isGroup(one) ? <GroupEdit part={one} level={level + 1} /> : <RowEdit part={one} />}
          </div>
        ))}
        {part.of.length === 0 && (
          <Text size="sm" c={wrong ? "red" : "dimmed"}>
            {t("group.empty")}
          </Text>
        )}
        {wrong && part.of.length > 0 && (
          <Text size="sm" c="red" role="alert">
            {wrong.join(" ")}
          </Text>
        )}
        <Adding part={part} />
      </Stack>
    </fieldset>
  );
}

const KINDS = [
  ["did", IconBolt],
  ["profile", IconUser],
  ["ticket", IconTicket],
] as const;

function Adding({ part }: { part: Group }) {
  const { t } = useTranslation("helpdesk/routing");
  const { root, replace } = useBuilder();
  const add = (one: Parameters<typeof added>[2]) => replace(added(root, part.id, one));
  return (
    <Line gap={6}>
      {KINDS.map(([kind, Icon]) => (
        <Button
          key={kind}
          size="compact-sm"
          variant="default"
          leftSection={<Icon size={14} aria-hidden />}
          onClick={() => add(fresh(kind))}
          visibleFrom="xs"
        >
          {t(`group.add_${kind}`)}
        </Button>
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            hiddenFrom="xs"
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t("group.add")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.map(([kind, Icon]) => (
            <Menu.Item key={kind} leftSection={<Icon size={14} />} onClick={() => add(fresh(kind))}>
              {t(`row.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconBoxMultiple size={14} aria-hidden />}
        disabled={depth(root) >= DEEPEST}
        onClick={() => add(group([], part.kind === "all" ? "any" : "all"))}
      >
        {t("group.add_group")}
      </Button>
    </Line>
  );
}

import { Group, Kbd, Modal, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { Fragment, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { type Key, type KeyGroup, shownGroups } from "@/helpdesk/inbox/keys";

const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
const NAMED: Record<string, string> = {
  mod: IS_MAC ? "⌘" : "Ctrl",
  alt: IS_MAC ? "⌥" : "Alt",
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
};

/** All shortcuts that work now, by the part of the page that they belong to. */
function useKeyGroups(): readonly KeyGroup[] {
  const now = useSyncExternalStore(shownGroups.watch, shownGroups.now);
  const byTitle = new Map<string, Key[]>();
  for (const { current } of now) {
    const listed = current.keys.filter((one) => !one.isHidden);
    byTitle.set(current.title, [...(byTitle.get(current.title) ?? []), ...listed]);
  }
  return [...byTitle].map(([title, keys]) => ({ title, keys })).filter((one) => one.keys.length > 0);
}

/** All shortcuts that work where one is. */
export function KeyList({ close }: { close: () => void }) {
  const { t } = useTranslation("helpdesk/inbox");
  const groups = useKeyGroups();
  return (
    <Modal
      opened
      onClose={close}
      title={<Text fw={650}>{t("keys.title")}</Text>}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {groups.map((group) => (
          <Stack key={group.title} gap={6}>
            <Title order={3} size="h6">
              {group.title}
            </Title>
            {group.keys.map((one) => (
              <Group key={one.keys} justify="space-between" wrap="nowrap" gap="sm">
                <Text size="sm">{one.label}</Text>
                <Pressed keys={one.keys} />
              </Group>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}

function Pressed({ keys }: { keys: string }) {
  const { t } = useTranslation("helpdesk/inbox");
  return (
    <Group gap={4} wrap="nowrap">
      {keys.split(" ").map((press, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: "g g" is twice the same key
        <Fragment key={place}>
          {place > 0 && (
            <Text size="xs" c="dimmed">
              {t("keys.then")}
            </Text>
          )}
          {press.split("+").map((part) => (
            <Kbd key={part} size="xs">
              {NAMED[part] ?? part.toUpperCase()}
            </Kbd>
          ))}
        </Fragment>
      ))}
    </Group>
  );
}

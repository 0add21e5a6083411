import { Alert, Badge, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ChannelShown } from "@/api";
import { ago } from "@/kit/format";
import { Said } from "@/said/Said";

const LOOKS = {
  live: { color: "teal", Icon: IconCircleCheck },
  broken: { color: "orange", Icon: IconAlertTriangle },
  off: { color: "gray", Icon: IconPlugConnectedX },
} as const;

/** Ready, not ready although it is connected, or not connected. */
export function StateBadge({ channel }: { channel: ChannelShown }) {
  const { t } = useTranslation("channels/doors");
  const state = channel.is_live ? "live" : channel.is_connected ? "broken" : "off";
  const { color, Icon } = LOOKS[state];
  return (
    <Badge
      color={color}
      variant="light"
      c="var(--mantine-color-text)"
      leftSection={<Icon size={14} aria-hidden />}
      tt="none"
      style={{ flexShrink: 0 }}
    >
      {t(`state.${state}`)}
    </Badge>
  );
}

/** Why a connected channel is not ready, and what mends it. */
export function Causes({ channel }: { channel: ChannelShown }) {
  if (channel.is_live || !channel.is_connected) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="note" p="xs">
      <List size="sm" spacing={4} listStyleType="none">
        {channel.causes.map((cause) => (
          <List.Item key={cause.code + cause.sentence}>
            <Said>{cause.sentence}</Said> <Said>{cause.mend}</Said>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** When customers last wrote, and when something last went out. */
export function LastUsed({ channel }: { channel: ChannelShown }) {
  const { t } = useTranslation("channels/doors");
  const { last_heard_at: heard, last_sent_at: sent } = channel;
  if (!heard && !sent)
    return channel.is_connected ? (
      <Text size="sm" c="dimmed">
        {t("unused")}
      </Text>
    ) : null;
  return (
    <Text size="sm" c="dimmed">
      {[heard && t("heard", { when: ago(heard) }), sent && t("sent", { when: ago(sent) })]
        .filter(Boolean)
        .join(" · ")}
    </Text>
  );
}

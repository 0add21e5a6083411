import { Group, Text } from "@mantine/core";
import { IconBrandWhatsapp, IconDeviceMobileMessage, IconMail, IconMessageCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ShownTicketBody, WayBody } from "@/api";

const ICONS = {
  webchat: IconMessageCircle,
  email: IconMail,
  sms: IconDeviceMobileMessage,
  whatsapp: IconBrandWhatsapp,
} as const;

/** Which of the sentences tells how an answer goes out. */
export function wayWord(way: WayBody, channel: string): string {
  if (way.kind === "webchat") return way.is_online ? "online" : "waits";
  if (way.kind === "email" && channel === "webchat") return "left";
  return way.kind;
}

/** On which channel and to which address an answer goes out, told before it is sent (S3-08 to S3-11). */
export function WayLine({ ticket }: { ticket: ShownTicketBody }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const way = ticket.way;
  if (!way) return null;
  const Icon = ICONS[way.kind as keyof typeof ICONS] ?? IconMessageCircle;
  return (
    <Group gap={6} wrap="nowrap" miw={0} role="status" className="aside">
      {way.is_online ? (
        <span className="online-dot" aria-hidden />
      ) : (
        <Icon size={15} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />
      )}
      <Text size="xs" c="dimmed">
        {t(`way.${wayWord(way, ticket.conversations[0]?.channel ?? ticket.channel)}`, {
          address: way.address,
        })}
      </Text>
    </Group>
  );
}

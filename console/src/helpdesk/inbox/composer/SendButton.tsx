import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { IconChevronDown, IconSend } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ReplyBody } from "@/api";

type Then = NonNullable<ReplyBody["then"]>;
const AFTER: readonly Then[] = ["waiting", "open", "closed"];

/** Send, or send and choose what the ticket is afterwards. */
export function SendButton({
  label,
  isReply,
  isDisabled,
  isSending,
  onSend,
}: {
  label: string;
  isReply: boolean;
  isDisabled: boolean;
  isSending: boolean;
  onSend: (then: Then) => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const colour = isReply ? undefined : "yellow";
  return (
    <Group gap={1} wrap="nowrap">
      <Button
        size="sm"
        color={colour}
        leftSection={<IconSend size={16} aria-hidden />}
        loading={isSending}
        disabled={isDisabled}
        onClick={() => onSend("waiting")}
        title={t("send.by_key")}
        style={isReply ? { borderStartEndRadius: 0, borderEndEndRadius: 0 } : undefined}
      >
        {label}
      </Button>
      {isReply && (
        <Menu position="top-end" withinPortal>
          <Menu.Target>
            <ActionIcon
              variant="filled"
              size={36}
              disabled={isDisabled || isSending}
              aria-label={t("send.more")}
              style={{ borderStartStartRadius: 0, borderEndStartRadius: 0 }}
            >
              <IconChevronDown size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {AFTER.map((then) => (
              <Menu.Item key={then} onClick={() => onSend(then)}>
                {t(`send.${then}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

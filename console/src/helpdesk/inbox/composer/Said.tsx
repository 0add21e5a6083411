import { Alert, Button, CloseButton, Group, Loader, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FilledShown } from "@/api";
import type { Draft } from "@/helpdesk/inbox/composer/draft";
import type { useSend } from "@/helpdesk/inbox/composer/useSend";
import { ErrorNotice } from "@/kit/Notices";
import { useSaid } from "@/said/said";

type Send = ReturnType<typeof useSend>;

/** Somebody else has answered since this was begun: who, what, and what one can do. */
export function Meanwhile({ send }: { send: Send }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  if (!send.meanwhile) return null;
  const { by, text, seen } = send.meanwhile.facts as { by?: string; text?: string; seen?: number };
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconAlertTriangle aria-hidden />}
      title={by ? t("meanwhile.by", { name: by }) : t("meanwhile.somebody")}
      p="sm"
    >
      <Stack gap={6}>
        {text && (
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
            {text}
          </Text>
        )}
        <Text size="sm">{t("meanwhile.about")}</Text>
        <Group gap="xs">
          <Button size="compact-sm" onClick={() => send.sendReply(send.intent, seen)}>
            {t("meanwhile.send_anyway")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={send.clear}>
            {t("meanwhile.change")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

/** Files that were not taken, and why. */
export function Refused({ sentences, onClose }: { sentences: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  if (sentences.length === 0) return null;
  return (
    <Alert color="red" role="alert" withCloseButton onClose={onClose} closeButtonLabel={t("close")} p="xs">
      {sentences.map((one) => (
        <Text size="sm" key={one}>
          {one}
        </Text>
      ))}
    </Alert>
  );
}

/** What a canned reply was filled in from, and what it did without. */
export function Filled({ filled, onClose }: { filled: FilledShown; onClose: () => void }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const said = useSaid();
  const lines = [
    filled.tone && t("filled.tone", { tone: t(`tones.${filled.tone}`) }),
    filled.is_fallback && t("filled.fallback"),
    filled.order_name && t("filled.order", { order: filled.order_name }),
    ...filled.cited.map((one) => t("filled.cited", { title: one.title })),
    ...filled.left_out.map((one) => t("filled.left_out", { variable: one.variable, why: said(one.why) })),
  ].filter((line): line is string => Boolean(line));
  if (lines.length === 0) return null;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" role="status">
      <div style={{ flex: 1 }}>
        {lines.map((line) => (
          <Text size="xs" c="dimmed" key={line}>
            {line}
          </Text>
        ))}
      </div>
      <CloseButton size="xs" onClick={onClose} aria-label={t("close")} />
    </Group>
  );
}

/** What the server refused of what stands in the composer. */
export function Troubles({ error, onClose }: { error: unknown; onClose: () => void }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  if (!error) return null;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <div style={{ flex: 1 }}>
        <ErrorNotice error={error} />
      </div>
      <CloseButton onClick={onClose} aria-label={t("close")} />
    </Group>
  );
}

/** An answer that is on its way while the server cannot be reached, or that is not known to have arrived. */
export function Unsent({
  send,
  draft,
  isReply,
  onAgain,
}: {
  send: Send;
  draft: Draft;
  isReply: boolean;
  onAgain: () => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const isLeft = isReply ? draft.pending !== null : draft.pendingNote !== null;
  if (send.already !== null && isReply)
    return (
      <Alert color="blue" role="status" p="xs">
        <Text size="sm">{t("unsent.already", { text: send.already })}</Text>
      </Alert>
    );
  if (send.isSending && send.tries > 0)
    return (
      <Alert color="orange" role="status" p="xs">
        <Group gap="xs" justify="space-between">
          <Group gap="xs">
            <Loader size={14} color="orange" />
            <Text size="sm">{t("unsent.trying")}</Text>
          </Group>
          <Button size="compact-sm" variant="default" onClick={send.stop}>
            {t("unsent.stop")}
          </Button>
        </Group>
      </Alert>
    );
  if (send.isSending || !isLeft || send.meanwhile) return null;
  return (
    <Alert color="orange" role="status" p="xs">
      <Group gap="xs" justify="space-between">
        <Text size="sm">{t("unsent.left")}</Text>
        <Button size="compact-sm" onClick={onAgain}>
          {t("unsent.again")}
        </Button>
      </Group>
    </Alert>
  );
}

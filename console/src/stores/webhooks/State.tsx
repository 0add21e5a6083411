import { Alert, Badge } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DeliveryShown, WebhookShown } from "@/api";
import { moment } from "@/kit/format";
import { Said } from "@/said/Said";

const TEXT = "var(--mantine-color-text)";

/** Whether a webhook is told, and whether it takes what it is told. */
export function WebhookBadge({ webhook }: { webhook: WebhookShown }) {
  const { t } = useTranslation("stores/webhooks");
  const state = !webhook.is_active ? "off" : webhook.failing_since ? "failing" : "on";
  const color = { on: "teal", failing: "orange", off: webhook.problem ? "red" : "gray" }[state];
  return (
    <Badge variant="light" color={color} c={TEXT} tt="none" style={{ flexShrink: 0 }}>
      {t(`state.${state}`)}
    </Badge>
  );
}

export function DeliveryBadge({ delivery }: { delivery: DeliveryShown }) {
  const { t } = useTranslation("stores/webhooks");
  const color = { delivered: "teal", waiting: "blue", failed: "red", dropped: "gray" }[delivery.state];
  return (
    <Badge variant="light" color={color} c={TEXT} tt="none" style={{ flexShrink: 0 }}>
      {t(`delivery.${delivery.state}`)}
    </Badge>
  );
}

/** Why a webhook was switched off by itself, or since when nothing arrives. */
export function Trouble({ webhook }: { webhook: WebhookShown }) {
  const { t } = useTranslation("stores/webhooks");
  const icon = <IconAlertTriangle aria-hidden />;
  if (webhook.problem)
    return (
      <Alert color="red" icon={icon} title={t("switched_off")} role="note">
        <Said>{webhook.problem}</Said>
      </Alert>
    );
  if (webhook.is_active && webhook.failing_since)
    return (
      <Alert color="orange" icon={icon} role="note">
        {t("failing_since", { at: moment(webhook.failing_since) })}
      </Alert>
    );
  return null;
}

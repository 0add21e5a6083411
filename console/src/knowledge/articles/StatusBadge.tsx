import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Status } from "@/knowledge/addresses";

const LOOKS = {
  pending: { color: "gray", Icon: IconClock },
  indexing: { color: "blue", Icon: IconClock },
  indexed: { color: "till", Icon: IconCircleCheck },
  failed: { color: "red", Icon: IconAlertTriangle },
  rejected: { color: "red", Icon: IconAlertTriangle },
} as const;

/** How far an article has come on its way into the search. */
export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation("knowledge");
  const { color, Icon } = LOOKS[status];
  return (
    <Badge color={color} variant="light" tt="none" leftSection={<Icon aria-hidden size={12} />}>
      {t(`status.${status}`)}
    </Badge>
  );
}

import { Anchor, Group, Paper, Progress, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconCircle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PointShown } from "@/api";
import { GROUPS, isCovered } from "@/knowledge/policies/points";

const ICONS = {
  stated: { Icon: IconCircleCheck, color: "var(--mantine-primary-color-filled)" },
  corrected: { Icon: IconCircleCheck, color: "var(--mantine-primary-color-filled)" },
  missing: { Icon: IconCircle, color: "var(--mantine-color-dimmed)" },
  contradictory: { Icon: IconAlertTriangle, color: "var(--mantine-color-error)" },
} as const;

/** What content is checked against, in one look: each point leads to its card. */
export function Checklist({ points }: { points: readonly PointShown[] }) {
  const { t } = useTranslation("knowledge");
  const covered = points.filter(isCovered).length;
  const inOrder = GROUPS.flatMap(({ kinds }) => kinds).flatMap(
    (kind) => points.find((point) => point.kind === kind) ?? [],
  );
  return (
    <Paper component="nav" aria-label={t("policies.checklist")} withBorder p="sm" pos="sticky" top={76}>
      <Text fw={600} size="sm">
        {t("policies.covered", { count: points.length, covered })}
      </Text>
      <Progress
        value={(covered / Math.max(points.length, 1)) * 100}
        my="xs"
        aria-label={t("policies.covered", { count: points.length, covered })}
      />
      <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: "none" }}>
        {inOrder.map(({ kind, state }) => {
          const { Icon, color } = ICONS[state];
          return (
            <Group key={kind} component="li" gap={8} wrap="nowrap" align="flex-start">
              <Icon aria-hidden size={18} color={color} style={{ flexShrink: 0, marginTop: 1 }} />
              <Anchor href={`#${kind}`} size="sm" c="var(--mantine-color-text)">
                {t(`points.${kind}.title`)}
                <VisuallyHidden> {t(`policies.states.${state}`)}</VisuallyHidden>
              </Anchor>
            </Group>
          );
        })}
      </Stack>
    </Paper>
  );
}

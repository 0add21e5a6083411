import { Badge, Group, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Setup } from "@/shell/setup/useSetup";

/** What a step asks for: what is done, what is missing, and what would only make it better. */
export function Points({ points }: { points: Setup["steps"][number]["points"] }) {
  const { t } = useTranslation("shell/setup");
  return (
    <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: "none" }} aria-label={t("points")}>
      {points.map((one) => (
        <Group key={one.name} component="li" gap="xs" wrap="nowrap" align="flex-start">
          {one.is_done ? (
            <IconCircleCheckFilled
              size={18}
              aria-hidden
              style={{ flex: "none" }}
              color="var(--mantine-color-teal-filled)"
            />
          ) : (
            <IconCircleDashed size={18} aria-hidden style={{ flex: "none" }} />
          )}
          <Text size="sm">
            <VisuallyHidden>{t(one.is_done ? "is_done" : "is_open")} </VisuallyHidden>
            {t(`point.${one.name}.${one.is_done ? "done" : "todo"}`, { count: one.count })}{" "}
            {!one.is_done && !one.is_needed && (
              <Badge component="span" variant="light" color="gray" c="var(--mantine-color-text)" tt="none">
                {t("optional")}
              </Badge>
            )}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

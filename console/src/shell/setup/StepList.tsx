import { Group, NavLink, Stack, VisuallyHidden } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { STEPS, type StepName } from "@/shell/setup/steps";
import type { Setup } from "@/shell/setup/useSetup";

/** The steps, each with whether it is done; any of them can be opened once there is a store. */
export function StepList({ steps, open }: { steps: Setup["steps"]; open: StepName }) {
  const { t } = useTranslation("shell/setup");
  return (
    <Stack component="ol" gap={2} m={0} p={0} style={{ listStyle: "none" }} aria-label={t("steps")}>
      {STEPS.map((name, place) => {
        const isDone = steps.find((one) => one.name === name)?.is_done ?? false;
        const Icon = isDone ? IconCircleCheckFilled : IconCircle;
        const label = (
          <Group gap={4} component="span">
            {t("numbered", { place: place + 1, step: t(`step.${name}`) })}
            <VisuallyHidden>{t(isDone ? "is_done" : "is_open")}</VisuallyHidden>
          </Group>
        );
        const looks = {
          label,
          leftSection: (
            <Icon
              size={20}
              aria-hidden
              color={isDone ? "var(--mantine-color-teal-filled)" : "var(--mantine-color-dimmed)"}
            />
          ),
          active: name === open,
        };
        return (
          <li key={name}>
            {steps.length === 0 ? (
              <NavLink component="div" {...looks} disabled={name !== open} aria-disabled={name !== open} />
            ) : (
              <NavLink
                {...looks}
                renderRoot={(props) => (
                  <Link
                    to="/setup"
                    search={{ step: name }}
                    aria-current={name === open ? "step" : undefined}
                    {...props}
                  />
                )}
              />
            )}
          </li>
        );
      })}
    </Stack>
  );
}

import { Alert, Anchor, Badge, List, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SkillShown } from "@/api";
import { Said } from "@/said/Said";
import { PLACES } from "@/shell/places";

const LOOKS = {
  live: { color: "teal", Icon: IconCircleCheck },
  unavailable: { color: "orange", Icon: IconAlertTriangle },
  disabled: { color: "gray", Icon: IconPlayerPause },
} as const;

/** Live, Unavailable or Disabled (S1-36, S1-37). */
export function StateBadge({ skill }: { skill: SkillShown }) {
  const { t } = useTranslation("agent/skills");
  const state = skill.state as keyof typeof LOOKS;
  const { color, Icon } = LOOKS[state];
  return (
    <Badge
      color={color}
      variant="light"
      c="var(--mantine-color-text)"
      leftSection={<Icon size={14} aria-hidden />}
      tt="none"
    >
      {t(`state.${state}`)}
    </Badge>
  );
}

/** Why a skill is unavailable, each with the way to the page that mends it (S1-37). */
export function Causes({ skill, store }: { skill: SkillShown; store: string }) {
  const { t } = useTranslation("agent/skills");
  if (skill.causes.length === 0) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t("why")} role="note">
      <List size="sm" spacing={4}>
        {skill.causes.map((cause) => (
          <List.Item key={cause.code + cause.sentence}>
            <Text span size="sm">
              <Said>{cause.sentence}</Said>{" "}
            </Text>
            <Mend cause={cause} store={store} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Mend({ cause, store }: { cause: SkillShown["causes"][number]; store: string }) {
  if (!cause.page)
    return (
      <Text span size="sm">
        <Said>{cause.mend}</Said>
      </Text>
    );
  const to = cause.page.replace(/^\/admin/, "");
  const place = PLACES.flatMap((group) => group.places).find((one) => to.startsWith(one.to));
  const isOurs = place !== undefined;
  return (
    <Anchor
      size="sm"
      fw={600}
      underline="always"
      renderRoot={(props) =>
        isOurs ? <Link to={to} search={{ store }} {...props} /> : <a href={cause.page} {...props} />
      }
    >
      <Said>{cause.mend}</Said>
    </Anchor>
  );
}

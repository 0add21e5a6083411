import { Anchor, Group, Paper, Skeleton, Stack, Switch, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Causes, StateBadge } from "@/agent/skills/State";
import { DAYS, useResults, useSkills, useSwitch } from "@/agent/skills/useSkills";
import type { SkillShown } from "@/api";
import { number } from "@/kit/format";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";
import { StorePage } from "@/shell/StorePage";
import { useMay } from "@/shell/session";

/** What the agent can do in a store, what is missing, and how it went (S1-34 to S1-37, S1-02). */
export function SkillsPage() {
  const { t } = useTranslation("agent/skills");
  return (
    <StorePage title={t("title")} about={t("about")}>
      {({ key }) => <Skills store={key} />}
    </StorePage>
  );
}

function Skills({ store }: { store: string }) {
  const { t } = useTranslation("agent/skills");
  const { data, error, refetch } = useSkills(store);
  const canSwitch = useMay("admin");
  if (error && !data) return <ErrorNotice error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  if (data.length === 0) return <Empty title={t("none")} />;
  return (
    <Stack gap="sm" maw={960}>
      {!canSwitch && (
        <Text size="sm" c="dimmed">
          {t("only_admin")}
        </Text>
      )}
      {data.map((skill) => (
        <SkillCard key={skill.name} skill={skill} store={store} canSwitch={canSwitch} />
      ))}
    </Stack>
  );
}

function SkillCard({ skill, store, canSwitch }: { skill: SkillShown; store: string; canSwitch: boolean }) {
  const { t } = useTranslation("agent/skills");
  const turn = useSwitch(store);
  return (
    <Paper withBorder p="md" component="article" aria-label={skill.title}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <Stack gap={4} miw={0}>
          <Group gap="xs">
            <Title order={2} size="h4">
              <Anchor
                inherit
                renderRoot={(props) => (
                  <Link to="/skills/$skill" params={{ skill: skill.name }} search={{ store }} {...props} />
                )}
              >
                {skill.title}
              </Anchor>
            </Title>
            <StateBadge skill={skill} />
          </Group>
          <Text size="sm">{skill.description}</Text>
          <HowItWent store={store} name={skill.name} />
        </Stack>
        {canSwitch && (
          <Switch
            aria-label={t("switch", { skill: skill.title })}
            checked={skill.is_on}
            disabled={turn.isPending}
            onChange={(event) =>
              turn.mutate({
                path: { store, name: skill.name },
                body: { is_on: event.currentTarget.checked },
              })
            }
          />
        )}
      </Group>
      {skill.causes.length > 0 && (
        <Stack mt="sm">
          <Causes skill={skill} store={store} />
        </Stack>
      )}
    </Paper>
  );
}

function HowItWent({ store, name }: { store: string; name: string }) {
  const { t } = useTranslation("agent/skills");
  const { data, isError } = useResults(store, name);
  if (isError) return null;
  if (!data) return <Skeleton height={16} width={260} mt={4} />;
  const rate =
    data.resolution === null
      ? ""
      : t("resolved", { rate: number(data.resolution, { style: "percent", maximumFractionDigits: 0 }) });
  return (
    <Text size="xs" c="dimmed">
      {t("volume", { count: data.began, days: DAYS })} {rate}
    </Text>
  );
}

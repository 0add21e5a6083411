import { Button, Group, Paper, Stack, Switch, Text, Title } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Causes, StateBadge } from "@/agent/skills/State";
import { useSkills, useSwitch } from "@/agent/skills/useSkills";
import type { SkillShown } from "@/api";
import { patchStoresByStoreSettingsMutation } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { ButtonLink } from "@/knowledge/links";
import { useMay } from "@/shell/session";
import { type Setup, useRenewSetup } from "@/shell/setup/useSetup";
import { Invitation } from "@/staff/Invitation";

/** The switches: the agent as a whole, each skill with why it stays off, and who else works here. */
export function LiveStep({ store, setup }: { store: string; setup: Setup }) {
  const { t } = useTranslation("shell/setup");
  const may = useMay("admin");
  const renew = useRenewSetup(store);
  const refused = useRefused();
  const [isInviting, invite] = useState(false);
  const { data, error, refetch } = useSkills(store);
  const save = useMutation({
    ...patchStoresByStoreSettingsMutation(),
    onSuccess: async (now) => {
      told(t(now.agent_active ? "live.agent_on" : "live.agent_off"));
      await Promise.all([renew(), refetch()]);
    },
    onError: refused,
  });
  return (
    <Stack gap="md">
      <Switch
        label={t("live.agent")}
        description={t("live.agent_about")}
        checked={setup.is_agent_on}
        disabled={!may || save.isPending}
        onChange={(event) =>
          save.mutate({ path: { store }, body: { agent_active: event.currentTarget.checked } })
        }
      />
      <Title order={3} size="h5">
        {t("live.skills")}
      </Title>
      {error && !data && <ErrorNotice error={error} again={() => void refetch()} />}
      {!data && !error && <Loading rows={5} />}
      {data?.map((skill) => (
        <SkillRow key={skill.name} skill={skill} store={store} may={may} />
      ))}
      <Title order={3} size="h5">
        {t("live.people")}
      </Title>
      <Text size="sm">{t("live.people_about")}</Text>
      <Group gap="xs">
        {may && (
          <Button
            variant="default"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => invite(true)}
          >
            {t("live.invite")}
          </Button>
        )}
        <ButtonLink to="/inbox" variant="default">
          {t("to_inbox")}
        </ButtonLink>
      </Group>
      <Invitation
        isOpen={isInviting}
        close={() => {
          invite(false);
          void renew();
        }}
      />
    </Stack>
  );
}

function SkillRow({ skill, store, may }: { skill: SkillShown; store: string; may: boolean }) {
  const { t } = useTranslation("shell/setup");
  const renew = useRenewSetup(store);
  const turn = useSwitch(store);
  return (
    <Paper withBorder p="sm" component="article" aria-label={skill.title}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={4} miw={0}>
          <Group gap="xs">
            <Text fw={500}>{skill.title}</Text>
            <StateBadge skill={skill} />
          </Group>
          <Text size="sm">{skill.description}</Text>
        </Stack>
        {may && (
          <Switch
            aria-label={t("live.skill_on", { skill: skill.title })}
            checked={skill.is_on}
            disabled={turn.isPending}
            onChange={(event) =>
              turn.mutate(
                { path: { store, name: skill.name }, body: { is_on: event.currentTarget.checked } },
                { onSuccess: () => void renew() },
              )
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

import {
  Anchor,
  Badge,
  Button,
  Group,
  List,
  Paper,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  Title,
} from "@mantine/core";
import { IconArrowLeft, IconCheck, IconMessageChatbot, IconX } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { GraphImage } from "@/agent/picture/GraphImage";
import { Results } from "@/agent/skills/Results";
import { Causes, StateBadge } from "@/agent/skills/State";
import { useSkills, useSwitch } from "@/agent/skills/useSkills";
import type { SkillShown } from "@/api";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { useMay } from "@/shell/session";
import { useStore } from "@/shell/useStore";

/** One skill: what it does, what it needs, its graph, and how it went. */
export function SkillPage() {
  const { t } = useTranslation("agent/skills");
  const { skill: name } = useParams({ strict: false }) as { skill: string };
  const store = useStore();
  const { data, error, refetch } = useSkills(store?.key ?? "");
  const skill = data?.find((one) => one.name === name);
  return (
    <>
      <Anchor
        size="sm"
        mb={4}
        display="inline-flex"
        style={{ alignItems: "center", gap: 4 }}
        renderRoot={(props) => <Link to="/skills" search={store ? { store: store.key } : {}} {...props} />}
      >
        <IconArrowLeft size={14} aria-hidden /> {t("all")}
      </Anchor>
      {skill && store ? (
        <One skill={skill} store={store.key} />
      ) : (
        <>
          <PageHead title={data ? t("no_such") : t("title")} />
          {error ? (
            <ErrorNotice error={error} again={() => void refetch()} />
          ) : data ? (
            <Empty title={t("no_such_more")} />
          ) : (
            <Loading rows={6} />
          )}
        </>
      )}
    </>
  );
}

function One({ skill, store }: { skill: SkillShown; store: string }) {
  const { t } = useTranslation("agent/skills");
  const turn = useSwitch(store);
  const canSwitch = useMay("admin");
  return (
    <>
      <PageHead title={skill.title} about={skill.description}>
        <StateBadge skill={skill} />
        <Switch
          label={t("on")}
          checked={skill.is_on}
          disabled={!canSwitch || turn.isPending}
          onChange={(event) =>
            turn.mutate({ path: { store, name: skill.name }, body: { is_on: event.currentTarget.checked } })
          }
        />
      </PageHead>
      <Stack gap="md">
        <Causes skill={skill} store={store} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <Part title={t("examples")}>
            <Stack gap={6} align="flex-start">
              {skill.examples.map((example) => (
                <Button
                  key={example}
                  variant="default"
                  size="compact-sm"
                  h="auto"
                  py={4}
                  styles={{ label: { whiteSpace: "normal", textAlign: "start" } }}
                  leftSection={<IconMessageChatbot size={14} aria-hidden />}
                  renderRoot={(props) => <Link to="/preview" search={{ store, say: example }} {...props} />}
                >
                  {example}
                </Button>
              ))}
            </Stack>
            <Text size="xs" c="dimmed" mt="xs">
              {t("examples_about")}
            </Text>
          </Part>
          <Part title={t("needs")}>
            <Needs skill={skill} />
            <Group gap={6} mt="sm">
              <Text size="sm">{t("channels")}</Text>
              {skill.channels.map((channel) => (
                <Badge key={channel} variant="default" tt="none">
                  {t(`channel.${channel}`, { defaultValue: channel })}
                </Badge>
              ))}
            </Group>
          </Part>
        </SimpleGrid>
        <Part title={t("graph")}>
          <Text size="sm" c="dimmed" mb="xs">
            {t("graph_about")}
          </Text>
          {skill.picture ? (
            <GraphImage picture={skill.picture} title={t("graph_of", { skill: skill.title })} />
          ) : (
            <Text size="sm">{t("no_graph")}</Text>
          )}
        </Part>
        <Results store={store} name={skill.name} />
      </Stack>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title} miw={0}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

function Needs({ skill }: { skill: SkillShown }) {
  const { t } = useTranslation("agent/skills");
  return (
    <List size="sm" spacing={4} center>
      {skill.needs.map((need) => (
        <List.Item
          key={need.kind + need.value}
          icon={
            need.is_met ? (
              <IconCheck size={16} role="img" aria-label={t("met")} />
            ) : (
              <IconX size={16} role="img" aria-label={t("unmet")} />
            )
          }
        >
          {t(`need.${need.kind}`, {
            what: t(`what.${need.value || "it"}`, { defaultValue: need.value.replaceAll("_", " ") }),
          })}
        </List.Item>
      ))}
    </List>
  );
}

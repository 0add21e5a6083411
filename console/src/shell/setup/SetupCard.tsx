import { Button, Card, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useKept } from "@/kit/useKept";
import { ButtonLink } from "@/knowledge/links";
import { useMay } from "@/shell/session";
import { useSetup } from "@/shell/setup/useSetup";
import { useStore } from "@/shell/useStore";

/** On the overview, until all is done or somebody hides it in their browser: how far the store is, and the next step. */
export function SetupCard() {
  const { t } = useTranslation("shell/setup");
  const store = useStore();
  const may = useMay("admin");
  const key = store?.key ?? "";
  const [isHidden, hide] = useKept(`setup-hidden:${key}`, false);
  const { data } = useSetup(may && !isHidden ? key : "");
  const next = data?.steps.find((one) => !one.is_done);
  if (!store || !data || !next || isHidden) return null;
  const done = data.steps.filter((one) => one.is_done).length;
  // A shop that answers customers is not told that it is unfinished.
  const isLive = data.steps.some((one) => one.name === "live" && one.is_done);
  const left = next.points.find((one) => one.is_needed && !one.is_done);
  return (
    <Card withBorder component="section" aria-labelledby="setup-card">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4" id="setup-card">
            {t(isLive ? "card.title_live" : "card.title", { store: store.name })}
          </Title>
          <Text size="sm">{t("steps_done", { done, count: data.steps.length })}</Text>
        </Group>
        <Progress value={(done / data.steps.length) * 100} aria-label={t("progress")} />
        <Text size="sm">
          {t(isLive ? "card.next_live" : "card.next", { step: t(`step.${next.name}`) })}{" "}
          {left && t(`point.${left.name}.todo`, { count: left.count })}
        </Text>
        <Group gap="xs">
          <ButtonLink to="/setup" search={{ step: next.name }}>
            {t("card.go_on")}
          </ButtonLink>
          <Button variant="default" onClick={() => hide(true)}>
            {t("card.hide")}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

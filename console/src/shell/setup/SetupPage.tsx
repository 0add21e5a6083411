import { Alert, Grid, Paper, Progress, Stack, Text, Title } from "@mantine/core";
import { IconConfetti } from "@tabler/icons-react";
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { TextLink } from "@/knowledge/links";
import { StoreChooser } from "@/shell/StoreChooser";
import { useMay } from "@/shell/session";
import { ChannelStep } from "@/shell/setup/ChannelStep";
import { ContentStep } from "@/shell/setup/ContentStep";
import { LiveStep } from "@/shell/setup/LiveStep";
import { NewStore } from "@/shell/setup/NewStore";
import { Points } from "@/shell/setup/Points";
import { PreviewStep } from "@/shell/setup/PreviewStep";
import { StepList } from "@/shell/setup/StepList";
import { StoreStep } from "@/shell/setup/StoreStep";
import { STEPS, type StepName } from "@/shell/setup/steps";
import { type Setup, useSetup } from "@/shell/setup/useSetup";
import { useStore } from "@/shell/useStore";

/** From nothing to a shop that answers: store, content, channel, preview, live, in any order. */
export function SetupPage() {
  const { t } = useTranslation("shell/setup");
  const store = useStore();
  const may = useMay("admin");
  return (
    <>
      <PageHead title={t("title")} about={t("about")}>
        <StoreChooser />
      </PageHead>
      {!may && (
        <Alert color="gray" mb="md">
          {t("only_admins")}
        </Alert>
      )}
      {store ? <Steps key={store.key} store={store.key} /> : <Fresh />}
    </>
  );
}

function Fresh() {
  const { t } = useTranslation("shell/setup");
  return (
    <Frame open="store" steps={[]}>
      <Text size="sm" mb="md">
        {t("why.store")}
      </Text>
      <NewStore />
    </Frame>
  );
}

function Steps({ store }: { store: string }) {
  const { t } = useTranslation("shell/setup");
  const { data, error, refetch } = useSetup(store);
  const { step } = useSearch({ from: "/shell/setup" });
  if (error && !data) return <ErrorNotice error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  const open = step ?? data.steps.find((one) => !one.is_done)?.name ?? "live";
  const points = data.steps.find((one) => one.name === open)?.points ?? [];
  return (
    <>
      {data.is_done && (
        <Alert
          color="teal"
          icon={<IconConfetti aria-hidden />}
          title={t("all_done")}
          mb="md"
          styles={{ title: { color: "var(--mantine-color-text)" } }}
        >
          {t("all_done_about")} <TextLink to="/inbox">{t("to_inbox")}</TextLink>
        </Alert>
      )}
      <Frame open={open} steps={data.steps}>
        <Text size="sm">{t(`why.${open}`)}</Text>
        <Points points={points} />
        <Open step={open} store={store} setup={data} />
      </Frame>
    </>
  );
}

function Open({ step, store, setup }: { step: StepName; store: string; setup: Setup }) {
  if (step === "store") return <StoreStep store={store} setup={setup} />;
  if (step === "content") return <ContentStep store={store} setup={setup} />;
  if (step === "channel") return <ChannelStep store={store} setup={setup} />;
  if (step === "preview") return <PreviewStep store={store} />;
  return <LiveStep store={store} setup={setup} />;
}

function Frame({
  open,
  steps,
  children,
}: {
  open: StepName;
  steps: Setup["steps"];
  children: React.ReactNode;
}) {
  const { t } = useTranslation("shell/setup");
  const done = steps.filter((one) => one.is_done).length;
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 4, lg: 3 }}>
        <Stack gap="sm">
          <Text size="sm" fw={500}>
            {t("steps_done", { done, count: STEPS.length })}
          </Text>
          <Progress value={(done / STEPS.length) * 100} aria-label={t("progress")} />
          <StepList steps={steps} open={open} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 8, lg: 9 }}>
        <Paper withBorder p="lg" component="section" aria-labelledby="step" miw={0}>
          <Stack gap="md">
            <Title order={2} size="h3" id="step">
              {t(`step.${open}`)}
            </Title>
            {children}
          </Stack>
        </Paper>
      </Grid.Col>
    </Grid>
  );
}

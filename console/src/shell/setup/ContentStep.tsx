import { Button, Group, Loader, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Uploads } from "@/knowledge/articles/Uploads";
import { ButtonLink } from "@/knowledge/links";
import { useMay } from "@/shell/session";
import { Facts } from "@/shell/setup/Facts";
import { STARTERS, Starter, type StarterName } from "@/shell/setup/Starter";
import { type Setup, useRenewSetup } from "@/shell/setup/useSetup";
import { useStore } from "@/shell/useStore";

/** What the agent answers from: files that are there already, a text to begin with, and the facts read from them. */
export function ContentStep({ store, setup }: { store: string; setup: Setup }) {
  const { t } = useTranslation("shell/setup");
  const may = useMay("admin");
  const language = useStore()?.language ?? "en";
  const [starter, start] = useState<StarterName>();
  const renew = useRenewSetup(store);
  const count = setup.articles + setup.waiting;
  const before = useRef(count);
  useEffect(() => {
    if (before.current !== count) void renew();
    before.current = count;
  }, [count, renew]);
  return (
    <Stack gap="md">
      {may && <Uploads store={store} language={language} />}
      {setup.waiting > 0 && (
        <Group gap="xs" role="status">
          <Loader size="xs" aria-hidden />
          <Text size="sm">{t("content.reading", { count: setup.waiting })}</Text>
        </Group>
      )}
      {may && (
        <section>
          <Title order={3} size="h5">
            {t("content.starters")}
          </Title>
          <Text size="sm" mb="xs">
            {t("content.starters_about")}
          </Text>
          <Group gap="xs">
            {STARTERS.map((one) => (
              <Button key={one} variant={one === starter ? "light" : "default"} onClick={() => start(one)}>
                {t(`starter.${one}.name`)}
              </Button>
            ))}
          </Group>
        </section>
      )}
      {starter && <Starter key={starter} store={store} name={starter} close={() => start(undefined)} />}
      <Facts store={store} waiting={setup.waiting} />
      <Group gap="xs">
        <ButtonLink to="/content" variant="default">
          {t("content.all")}
        </ButtonLink>
        <ButtonLink to="/setup" search={{ step: "channel" }} variant="subtle">
          {t("next_channel")}
        </ButtonLink>
      </Group>
    </Stack>
  );
}

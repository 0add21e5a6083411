import { Alert, Button, Group, List, Loader, Stack, Text, TextInput } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  getStoresByStoreSettingsQueryKey,
  patchStoresByStoreSettingsMutation,
} from "@/api/@tanstack/react-query.gen";
import { ScriptTag } from "@/channels/webchat/ScriptTag";
import { ago } from "@/kit/format";
import { ErrorNotice } from "@/kit/Notices";
import { told } from "@/kit/saving";
import { ButtonLink } from "@/knowledge/links";
import { useMay } from "@/shell/session";
import { originOf } from "@/shell/setup/typed";
import { type Setup, useRenewSetup } from "@/shell/setup/useSetup";

/** Where customers write: the chat on the shop's pages, first allowed there, then put there, then heard of. */
export function ChannelStep({ store, setup }: { store: string; setup: Setup }) {
  const { t } = useTranslation("shell/setup");
  return (
    <Stack gap="md">
      <Sites store={store} origins={setup.origins} />
      <ScriptTag store={store} />
      {setup.pages.length === 0 ? (
        <Group gap="xs" role="status" wrap="nowrap">
          <Loader size="xs" aria-hidden />
          <Text size="sm">{t("channel.waiting")}</Text>
        </Group>
      ) : (
        <Alert
          color="teal"
          role="status"
          icon={<IconCircleCheck aria-hidden />}
          title={t("channel.heard")}
          styles={{ title: { color: "var(--mantine-color-text)" } }}
        >
          <List size="sm">
            {setup.pages.map((page) => (
              <List.Item key={page.origin}>
                {t("channel.heard_on", { origin: page.origin, when: ago(page.at) })}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Text size="sm">
        {setup.channels.length > 0
          ? t("channel.others", {
              channels: setup.channels.map((one) => t(`channel.kind.${one}`, one)).join(", "),
            })
          : t("channel.no_others")}
      </Text>
      <Group gap="xs">
        <ButtonLink to="/channels" variant="default">
          {t("channel.all")}
        </ButtonLink>
        <ButtonLink to="/chat-window" variant="default">
          {t("channel.look")}
        </ButtonLink>
        <ButtonLink to="/setup" search={{ step: "preview" }} variant="subtle">
          {t("next_preview")}
        </ButtonLink>
      </Group>
    </Stack>
  );
}

function Sites({ store, origins }: { store: string; origins: string[] }) {
  const { t } = useTranslation("shell/setup");
  const may = useMay("admin");
  const queries = useQueryClient();
  const renew = useRenewSetup(store);
  const [site, setSite] = useState("");
  const [wrong, setWrong] = useState("");
  const save = useMutation({
    ...patchStoresByStoreSettingsMutation(),
    onSuccess: async () => {
      told(t("channel.allowed", { origin: originOf(site) ?? site }));
      setSite("");
      await queries.invalidateQueries({ queryKey: getStoresByStoreSettingsQueryKey({ path: { store } }) });
      await renew();
    },
    onError: () => void renew(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const origin = originOf(site);
    if (!origin) return setWrong(t("form.site_wrong"));
    if (origins.includes(origin)) return setWrong(t("channel.allowed_already"));
    save.mutate({ path: { store }, body: { origins: [...origins, origin], before: { origins } } });
  };
  return (
    <Stack gap="xs">
      {origins.length > 0 && (
        <Text size="sm">{t("channel.sites", { origins: origins.join(", "), count: origins.length })}</Text>
      )}
      {save.error && <ErrorNotice error={save.error} />}
      {may && (
        <form onSubmit={submit} noValidate>
          <Group align="flex-end" gap="xs">
            <TextInput
              flex="1 1 260px"
              maw={480}
              label={t(origins.length ? "channel.another_site" : "form.site")}
              placeholder="https://shop.example.com"
              inputMode="url"
              value={site}
              error={wrong}
              onChange={(event) => {
                setWrong("");
                setSite(event.currentTarget.value);
              }}
            />
            <Button type="submit" variant={origins.length ? "default" : "filled"} loading={save.isPending}>
              {t("channel.allow")}
            </Button>
          </Group>
        </form>
      )}
    </Stack>
  );
}

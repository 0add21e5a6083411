import { Anchor, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconArrowLeft } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ChannelSetup } from "@/api";
import {
  deleteStoresByStoreChannelsByNameMutation,
  getStoresByStoreChannelsByNameOptions,
  getStoresByStoreChannelsByNameQueryKey,
  getStoresByStoreChannelsQueryKey,
} from "@/api/@tanstack/react-query.gen";
import { Acts } from "@/channels/doors/Acts";
import { ConnectForm } from "@/channels/doors/ConnectForm";
import { Letters } from "@/channels/doors/Letters";
import { Pastes } from "@/channels/doors/Pastes";
import { Causes, LastUsed, StateBadge } from "@/channels/doors/State";
import { useChannelWords } from "@/channels/doors/words";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { StoreChooser } from "@/shell/StoreChooser";
import { useMay } from "@/shell/session";
import { useStore } from "@/shell/useStore";

/** One channel of a store, connected step by step (S1-07, S5-11). */
export function ChannelPage() {
  const { t } = useTranslation("channels/doors");
  const { name } = useParams({ strict: false }) as { name: string };
  const words = useChannelWords(name);
  const store = useStore();
  const { data, error, refetch } = useQuery({
    ...getStoresByStoreChannelsByNameOptions({ path: { store: store?.key ?? "", name } }),
    enabled: store !== undefined,
  });
  return (
    <>
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/channels" search={(old: object) => old} {...props} />}
      >
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden /> {t("title")}
        </Group>
      </Anchor>
      <PageHead title={words.own("title", data?.channel.title ?? name)} about={words.own("about")}>
        <StoreChooser />
      </PageHead>
      {!store && <Empty title={t("no_store")} />}
      {error && !data && <ErrorNotice error={error} again={() => void refetch()} />}
      {store && !error && !data && <Loading rows={8} />}
      {store && data && <Shown key={`${store.key}:${name}`} store={store.key} setup={data} />}
    </>
  );
}

function Shown({ store, setup }: { store: string; setup: ChannelSetup }) {
  const { t } = useTranslation("channels/doors");
  const { channel } = setup;
  const { steps } = useChannelWords(channel.name);
  const may = useMay("admin");
  return (
    <Stack gap="md" maw={860}>
      <Paper withBorder p="md">
        <Stack gap={6}>
          <Group gap="xs">
            <StateBadge channel={channel} />
            {channel.note && (
              <Text size="sm" style={{ overflowWrap: "anywhere" }}>
                {channel.note}
              </Text>
            )}
          </Group>
          {setup.stand_in && (
            <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
              {t("stand_in", { where: setup.stand_in })}
            </Text>
          )}
          <Causes channel={channel} />
          <LastUsed channel={channel} />
        </Stack>
      </Paper>
      {steps.length > 0 && (
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="xs">
            {t("steps")}
          </Title>
          <List type="ordered" size="sm" spacing="xs" withPadding>
            {steps.map((step) => (
              <List.Item key={step}>{step}</List.Item>
            ))}
          </List>
        </Paper>
      )}
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="xs">
          {t("account")}
        </Title>
        <ConnectForm store={store} setup={setup} />
      </Paper>
      {setup.pastes.length > 0 && (
        <Paper withBorder p="md">
          <Title order={2} size="h4" mb="xs">
            {t("paste")}
          </Title>
          <Pastes setup={setup} />
        </Paper>
      )}
      {channel.is_connected && may && <Acts store={store} setup={setup} />}
      {channel.name === "email" && <Letters store={store} />}
      {channel.is_connected && may && <Disconnect store={store} setup={setup} />}
    </Stack>
  );
}

function Disconnect({ store, setup }: { store: string; setup: ChannelSetup }) {
  const { t } = useTranslation("channels/doors");
  const { name, title } = setup.channel;
  const words = useChannelWords(name);
  const shown = words.own("title", title);
  const queries = useQueryClient();
  const refused = useRefused();
  const forget = useMutation({
    ...deleteStoresByStoreChannelsByNameMutation(),
    onSuccess: async () => {
      const path = { store, name };
      await queries.invalidateQueries({ queryKey: getStoresByStoreChannelsByNameQueryKey({ path }) });
      await queries.invalidateQueries({ queryKey: getStoresByStoreChannelsQueryKey({ path: { store } }) });
      told(t("disconnected", { what: shown }));
    },
    onError: refused,
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("disconnect_of", { what: shown }),
      children: <Text size="sm">{t("disconnect_about")}</Text>,
      labels: { confirm: t("disconnect"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": t("close") },
      onConfirm: () => forget.mutate({ path: { store, name } }),
    });
  return (
    <Group>
      <Button variant="default" onClick={ask} loading={forget.isPending}>
        {t("disconnect_of", { what: shown })}
      </Button>
    </Group>
  );
}

import { Card, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  getStoresByStoreConnectionsOptions,
  getStoresByStoreSettingsOptions,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { StateBadge, StateSaid } from "@/kit/State";
import { Frame } from "@/stores/Frame";
import { SettingsForm } from "@/stores/SettingsForm";

/** How a store works: agent, Hub, time and language, and what customers are told beside the facts (S1-03, S1-04). */
export function SettingsPage() {
  const { t } = useTranslation("stores");
  return (
    <Frame title={t("settings.title")} about={t("settings.about")}>
      {(store) => (
        <Stack gap="md" maw={860} key={store.key}>
          <Connections store={store.key} />
          <OfStore store={store.key} name={store.name} />
        </Stack>
      )}
    </Frame>
  );
}

function OfStore({ store, name }: { store: string; name: string }) {
  const found = useQuery(getStoresByStoreSettingsOptions({ path: { store } }));
  if (found.error && !found.data)
    return <ErrorNotice error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={8} />;
  return <SettingsForm store={store} name={name} stored={found.data} />;
}

/** Whether the Hub and the shop are ready (S1-25, S1-26). */
function Connections({ store }: { store: string }) {
  const { t } = useTranslation("stores");
  const found = useQuery(getStoresByStoreConnectionsOptions({ path: { store } }));
  return (
    <Part title={t("settings.connections")} about={t("settings.connections_about")}>
      {found.error && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Loading rows={2} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {found.data?.map((one) => (
          <Card key={one.name} withBorder padding="sm">
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text fw={600}>{t(`settings.connection.${one.name}`, { defaultValue: one.name })}</Text>
              <StateBadge isLive={one.is_live} />
            </Group>
            <StateSaid state={one} />
          </Card>
        ))}
      </SimpleGrid>
    </Part>
  );
}

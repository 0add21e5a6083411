import { Anchor, Badge, Button, Card, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StoreShown } from "@/api";
import {
  getStoresByStoreSettingsOptions,
  getStoresByStoreShopOptions,
} from "@/api/@tanstack/react-query.gen";
import { NewStore } from "@/commerce/NewStore";
import { ReadingBars, useReading } from "@/commerce/Reading";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { StateBadge, StateSaid } from "@/kit/State";
import { useMay, useStores } from "@/shell/session";

/** Each storefront with the shop it sells by, and where its conversations go (S5-50). */
export function ShopsPage() {
  const { t } = useTranslation("commerce");
  const may = useMay("admin");
  const stores = useStores();
  const [isAdding, add] = useState(false);
  return (
    <>
      <PageHead title={t("title")} about={t(may ? "about" : "only_look")}>
        {may && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => add(true)}>
            {t("add")}
          </Button>
        )}
      </PageHead>
      {stores.length === 0 && <Empty title={t("none")} />}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {stores.map((one) => (
          <StoreCard key={one.key} store={one} />
        ))}
      </SimpleGrid>
      {isAdding && <NewStore close={() => add(false)} />}
    </>
  );
}

function StoreCard({ store }: { store: StoreShown }) {
  const { t } = useTranslation("commerce");
  const path = { store: store.key };
  const shop = useQuery(getStoresByStoreShopOptions({ path }));
  const settings = useQuery(getStoresByStoreSettingsOptions({ path }));
  const reading = useReading(store.key);
  return (
    <Card withBorder component="section" aria-label={store.name}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Anchor
              fw={600}
              renderRoot={(props) => <Link {...props} to="/shop/$key" params={{ key: store.key }} />}
            >
              {store.name}
            </Anchor>
            {shop.data && (
              <Text size="sm" c="dimmed">
                {shop.data.system
                  ? [shop.data.title || shop.data.system, shop.data.address].filter(Boolean).join(": ")
                  : t("no_shop")}
              </Text>
            )}
          </div>
          {shop.data && <StateBadge isLive={shop.data.state.is_live} />}
        </Group>
        {shop.isPending && <Loading rows={2} />}
        {shop.error && <ErrorNotice error={shop.error} again={() => void shop.refetch()} />}
        {shop.data && !shop.data.state.is_live && <StateSaid state={shop.data.state} />}
        {settings.data && (
          <Group gap="xs">
            {settings.data.tag && <Mark>{t("tagged", { tag: settings.data.tag })}</Mark>}
            <Mark>{t("queued", { queue: settings.data.queue })}</Mark>
          </Group>
        )}
        {reading.data?.reading && <ReadingBars reading={reading.data.reading} />}
      </Stack>
    </Card>
  );
}

function Mark({ children }: { children: string }) {
  return (
    <Badge variant="default" styles={{ label: { textTransform: "none" } }} maw="100%">
      {children}
    </Badge>
  );
}

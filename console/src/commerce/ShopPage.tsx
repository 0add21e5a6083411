import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ShopShown, StoreShown } from "@/api";
import {
  deleteStoresByStoreShopMutation,
  getShopSystemsOptions,
  getStoresByStoreShopOptions,
  postStoresByStoreShopCheckMutation,
} from "@/api/@tanstack/react-query.gen";
import { ConnectForm } from "@/commerce/ConnectForm";
import { ReadingPart } from "@/commerce/Reading";
import { RoutingPart } from "@/commerce/RoutingPart";
import { TrialPart } from "@/commerce/TrialPart";
import { UnknownStore } from "@/commerce/UnknownStore";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { StateBadge, StateSaid } from "@/kit/State";
import { told, useRefused } from "@/kit/saving";
import { useMay, useStores } from "@/shell/session";

/** One storefront and its shop: connected, tested, tried with an order, mapped, disconnected (S5-10 to S5-13). */
export function ShopPage() {
  const { t } = useTranslation("commerce");
  const { key } = useParams({ strict: false }) as { key: string };
  const store = useStores().find((one) => one.key === key);
  if (!store) return <UnknownStore />;
  return (
    <>
      <Anchor component={Link} to="/shop" size="sm">
        {t("all")}
      </Anchor>
      <OfStore key={key} store={store} />
    </>
  );
}

function OfStore({ store }: { store: StoreShown }) {
  const { t } = useTranslation("commerce");
  const may = useMay("admin");
  const shop = useQuery(getStoresByStoreShopOptions({ path: { store: store.key } }));
  const systems = useQuery({ ...getShopSystemsOptions(), staleTime: 0 });
  const error = (shop.data ? null : shop.error) ?? (systems.data ? null : systems.error);
  return (
    <>
      <PageHead title={store.name} about={t(may ? "one_about" : "only_look")} />
      {error && (
        <ErrorNotice error={error} again={() => void Promise.all([shop.refetch(), systems.refetch()])} />
      )}
      {!error && (!shop.data || !systems.data) && <Loading rows={8} />}
      {shop.data && systems.data && (
        <Stack gap="md" maw={860}>
          <StatePart store={store} shop={shop.data} />
          {shop.data.system && <ReadingPart store={store.key} />}
          <ConnectForm store={store} shop={shop.data} systems={systems.data} />
          {shop.data.system && <TrialPart store={store.key} />}
          <RoutingPart store={store} />
          {shop.data.system && may && <DisconnectPart store={store} />}
        </Stack>
      )}
    </>
  );
}

function StatePart({ store, shop }: { store: StoreShown; shop: ShopShown }) {
  const { t } = useTranslation("commerce");
  const queries = useQueryClient();
  const refused = useRefused();
  const check = useMutation({
    ...postStoresByStoreShopCheckMutation(),
    onSuccess: (state) => {
      const { queryKey } = getStoresByStoreShopOptions({ path: { store: store.key } });
      queries.setQueryData(queryKey, (old: ShopShown | undefined) => old && { ...old, state });
      told(t("checked"));
    },
    onError: refused,
  });
  return (
    <Part title={t("state")}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text>
            <strong>{shop.system ? shop.title || shop.system : t("no_shop")}</strong>{" "}
            {shop.address && (
              <Text span c="dimmed" size="sm">
                {shop.address}
              </Text>
            )}
          </Text>
          <StateBadge isLive={shop.state.is_live} />
        </Group>
        {shop.system && !shop.state.is_live && <Text size="sm">{t("lacking")}</Text>}
        <StateSaid state={shop.state} />
        {shop.system && shop.title && (
          <Button
            variant="default"
            w="fit-content"
            loading={check.isPending}
            onClick={() => check.mutate({ path: { store: store.key } })}
          >
            {t("check")}
          </Button>
        )}
      </Stack>
    </Part>
  );
}

function DisconnectPart({ store }: { store: StoreShown }) {
  const { t } = useTranslation("commerce");
  const queries = useQueryClient();
  const refused = useRefused();
  const disconnect = useMutation({
    ...deleteStoresByStoreShopMutation(),
    onSuccess: async () => {
      await queries.invalidateQueries();
      told(t("disconnect.done", { name: store.name }));
    },
    onError: refused,
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("disconnect.ask", { name: store.name }),
      children: <Text size="sm">{t("disconnect.about")}</Text>,
      labels: { confirm: t("disconnect.yes"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": t("close") },
      onConfirm: () => disconnect.mutate({ path: { store: store.key } }),
    });
  return (
    <Part title={t("disconnect.title")} about={t("disconnect.about")}>
      <Button variant="outline" color="red" loading={disconnect.isPending} onClick={ask}>
        {t("disconnect.begin")}
      </Button>
    </Part>
  );
}

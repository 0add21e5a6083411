import {
  Badge,
  Button,
  Checkbox,
  Group,
  Image,
  Modal,
  Radio,
  Stack,
  Tabs,
  Text,
  TextInput,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CodeBody, ProductBody } from "@/api";
import {
  getDeskStoresByKeyDiscountsOptions,
  getDeskStoresByKeyProductsOptions,
} from "@/api/@tanstack/react-query.gen";
import type { Draft, Patch } from "@/helpdesk/inbox/composer/draft";
import { moment, money, number } from "@/kit/format";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";

const MOST_PRODUCTS = 5;

/** Chooses products of the store's online shop and a code that it has made, to go along (S3-37, S3-38). */
export function Share({
  storeKey,
  draft,
  patch,
  onClose,
}: {
  storeKey: string;
  draft: Draft;
  patch: Patch;
  onClose: () => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("share.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Tabs defaultValue="products" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="products">{t("share.products")}</Tabs.Tab>
          <Tabs.Tab value="codes">{t("share.codes")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="products">
          <Products storeKey={storeKey} draft={draft} patch={patch} />
        </Tabs.Panel>
        <Tabs.Panel value="codes">
          <Codes storeKey={storeKey} draft={draft} patch={patch} />
        </Tabs.Panel>
      </Tabs>
      <Group justify="flex-end" mt="md">
        <Button onClick={onClose}>{t("share.done")}</Button>
      </Group>
    </Modal>
  );
}

function Products({ storeKey, draft, patch }: { storeKey: string; draft: Draft; patch: Patch }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const [typed, type] = useState("");
  const [q] = useDebouncedValue(typed, 200);
  const found = useQuery({
    ...getDeskStoresByKeyProductsOptions({ path: { key: storeKey }, query: { q } }),
    placeholderData: (before) => before,
  });
  const isFull = draft.products.length >= MOST_PRODUCTS;
  const turn = (one: ProductBody, isOn: boolean) =>
    patch({
      products: isOn
        ? [...draft.products, { id: one.id, title: one.title, image: one.image }]
        : draft.products.filter((each) => each.id !== one.id),
    });
  return (
    <Stack gap="xs">
      <TextInput
        label={t("share.find")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        data-autofocus
      />
      {isFull && <Text size="sm">{t("share.full", { count: MOST_PRODUCTS })}</Text>}
      {found.error && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Loading />}
      {found.data?.items.length === 0 && <Empty title={t("share.no_product")} />}
      <Stack gap={6} mah={360} className="scrolls">
        {found.data?.items.map((one) => {
          const isOn = draft.products.some((each) => each.id === one.id);
          return (
            <Checkbox.Card
              key={one.id}
              p="xs"
              radius="sm"
              checked={isOn}
              disabled={isFull && !isOn}
              onChange={(on) => turn(one, on)}
            >
              <Group wrap="nowrap">
                <Checkbox.Indicator />
                <Image src={one.image} alt="" w={40} h={40} fit="contain" radius="sm" />
                <div>
                  <Text size="sm" fw={500}>
                    {one.title}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {price(one)} {one.is_left ? "" : `· ${t("share.sold_out")}`}
                  </Text>
                </div>
              </Group>
            </Checkbox.Card>
          );
        })}
      </Stack>
    </Stack>
  );
}

function price(one: ProductBody): string {
  const lowest = money(one.lowest.amount, one.lowest.currency);
  const highest = money(one.highest.amount, one.highest.currency);
  return lowest === highest ? lowest : `${lowest}–${highest}`;
}

function Codes({ storeKey, draft, patch }: { storeKey: string; draft: Draft; patch: Patch }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const found = useQuery(getDeskStoresByKeyDiscountsOptions({ path: { key: storeKey } }));
  if (found.error) return <ErrorNotice error={found.error} again={() => void found.refetch()} />;
  if (found.isPending) return <Loading />;
  if (found.data.items.length === 0) return <Empty title={t("share.no_code")} />;
  return (
    <Radio.Group
      label={t("share.codes_about")}
      value={draft.discount}
      onChange={(discount) => patch({ discount: String(discount) })}
    >
      <Stack gap={6} mt="xs">
        <Radio value="" label={t("share.without_code")} />
        {found.data.items.map((one) => (
          <Radio
            key={one.code}
            value={one.code}
            disabled={one.standing !== "running"}
            label={
              <Group gap={6}>
                <Text size="sm" fw={600}>
                  {one.code}
                </Text>
                <Text size="sm">{worth(one)}</Text>
                {one.standing !== "running" && (
                  <Badge size="sm" variant="default" tt="none">
                    {t(`share.standing.${one.standing}`)}
                  </Badge>
                )}
              </Group>
            }
            description={terms(one, t)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function worth(one: CodeBody): string {
  if (one.percent) return number(Number(one.percent) / 100, { style: "percent", maximumFractionDigits: 2 });
  return one.amount ? money(one.amount.amount, one.amount.currency) : "";
}

function terms(one: CodeBody, t: (word: string, facts?: Record<string, string>) => string): string {
  return [
    one.minimum && t("share.minimum", { amount: money(one.minimum.amount, one.minimum.currency) }),
    one.ends_at && t("share.ends", { at: moment(one.ends_at) }),
    !one.is_for_everybody && t("share.for_one"),
  ]
    .filter(Boolean)
    .join(" · ");
}

import { Group, List, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getStoresByStoreSettingsOptions } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { ButtonLink } from "@/knowledge/links";
import { languageName } from "@/knowledge/room";
import { Said } from "@/said/Said";
import type { Setup } from "@/shell/setup/useSetup";
import { useStore } from "@/shell/useStore";

/** The store as it is, and the shop by which it sells. */
export function StoreStep({ store, setup }: { store: string; setup: Setup }) {
  const { t } = useTranslation("shell/setup");
  const name = useStore()?.name ?? store;
  const { data, error, refetch } = useQuery(getStoresByStoreSettingsOptions({ path: { store } }));
  return (
    <Stack gap="md">
      {error && <ErrorNotice error={error} again={() => void refetch()} />}
      {!data && !error && <Loading rows={3} />}
      {data && (
        <Table withRowBorders={false} verticalSpacing={4} maw={560}>
          <Table.Tbody>
            <Row label={t("form.name")}>{name}</Row>
            <Row label={t("form.key")}>{store}</Row>
            <Row label={t("form.language")}>{languageName(data.language)}</Row>
            <Row label={t("form.time_zone")}>{data.time_zone}</Row>
            <Row label={t("form.site")}>{data.origins.join(", ") || t("store.no_site")}</Row>
          </Table.Tbody>
        </Table>
      )}
      <Group>
        <ButtonLink to="/settings" variant="default">
          {t("store.change")}
        </ButtonLink>
      </Group>
      <Title order={3} size="h5">
        {t("store.shop")}
      </Title>
      <Text size="sm">{t(setup.shop.length ? "store.shop_missing" : "store.shop_there")}</Text>
      {setup.shop.length > 0 && (
        <List size="sm">
          {setup.shop.map((cause) => (
            <List.Item key={cause.code + cause.sentence}>
              <Said>{cause.sentence}</Said> <Said>{cause.mend}</Said>
            </List.Item>
          ))}
        </List>
      )}
      <Group>
        <ButtonLink
          to="/shop/$key"
          params={{ key: store }}
          variant={setup.shop.length ? "filled" : "default"}
        >
          {t(setup.shop.length ? "store.connect" : "store.connections")}
        </ButtonLink>
        <ButtonLink to="/setup" search={{ step: "content" }} variant="subtle">
          {t("next_content")}
        </ButtonLink>
      </Group>
    </Stack>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500} w="40%">
        {label}
      </Table.Th>
      <Table.Td>{children}</Table.Td>
    </Table.Tr>
  );
}

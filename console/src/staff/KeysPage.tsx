import {
  Alert,
  Badge,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Modal,
  MultiSelect,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { modals } from "@mantine/modals";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { deleteStaffKeysByKeyId, type KeyShown, type NewKey, postStaffKeys } from "@/api";
import { getStaffKeysOptions } from "@/api/@tanstack/react-query.gen";
import { ago, date } from "@/kit/format";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { fieldErrors, told, useRefused } from "@/kit/saving";
import { useStores } from "@/shell/session";
import { useRoleChoices } from "@/staff/roles";

const SCOPES: readonly NewKey["scopes"][number][] = [
  "tickets:read",
  "tickets:write",
  "customers:read",
  "customers:write",
  "reports:read",
  "settings:read",
  "settings:write",
];

/** Keys with which programs act: made, listed and revoked. */
export function KeysPage() {
  const { t } = useTranslation("staff");
  const keys = useQuery(getStaffKeysOptions());
  const [isMaking, make] = useState(false);
  return (
    <>
      <PageHead title={t("keys.title")} about={t("keys.about")}>
        <Button variant="default" component="a" href="/docs" target="_blank" rel="noopener">
          {t("keys.docs")}
        </Button>
        <Button leftSection={<IconPlus size={18} />} onClick={() => make(true)}>
          {t("keys.add")}
        </Button>
      </PageHead>
      {keys.isPending && <Loading />}
      {keys.error && <ErrorNotice error={keys.error} again={() => void keys.refetch()} />}
      {keys.data?.items.length === 0 && <Empty title={t("keys.none")} />}
      {keys.data && keys.data.items.length > 0 && (
        <Table.ScrollContainer
          minWidth={560}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "group", "aria-label": t("keys.title") } }}
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("keys.name")}</Table.Th>
                <Table.Th>{t("keys.may")}</Table.Th>
                <Table.Th>{t("keys.used")}</Table.Th>
                <Table.Th aria-label={t("keys.revoke")} />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys.data.items.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {isMaking && <NewKeyForm close={() => make(false)} />}
    </>
  );
}

function useKeysChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: getStaffKeysOptions().queryKey });
}

function Row({ one }: { one: KeyShown }) {
  const { t } = useTranslation("staff");
  const changed = useKeysChanged();
  const refused = useRefused();
  const revoke = useMutation({
    mutationFn: () => deleteStaffKeysByKeyId({ path: { key_id: one.id } }),
    onSuccess: async () => {
      await changed();
      told(t("keys.revoked_now", { name: one.name }));
    },
    onError: refused,
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("keys.revoke_of", { name: one.name }),
      children: <Text size="sm">{t("keys.revoke_about")}</Text>,
      labels: { confirm: t("keys.revoke"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": t("close") },
      onConfirm: () => revoke.mutate(),
    });
  return (
    <Table.Tr c={one.revoked_at ? "dimmed" : undefined}>
      <Table.Td>
        <Text size="sm" fw={600}>
          {one.name}
        </Text>
        <Code>{one.begins_with}…</Code>
      </Table.Td>
      <Table.Td>
        <Text size="xs">{t(`role.${one.role}`)}</Text>
        <Group gap={4}>
          {one.scopes.map((scope) => (
            <Badge key={scope} size="sm" variant="default" tt="none">
              {scope}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td>{one.used_at ? ago(one.used_at) : t("keys.never")}</Table.Td>
      <Table.Td ta="end">
        {one.revoked_at ? (
          <Text size="sm">{t("keys.revoked", { at: date(one.revoked_at) })}</Text>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("keys.revoke_of", { name: one.name })}
            onClick={ask}
          >
            {t("keys.revoke")}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function NewKeyForm({ close }: { close: () => void }) {
  const { t } = useTranslation("staff");
  const changed = useKeysChanged();
  const roles = useRoleChoices();
  const stores = useStores();
  const form = useForm({
    initialValues: { name: "", role: "agent", scopes: [] as NewKey["scopes"], stores: [] as string[] },
    validate: {
      name: (name) => (name.trim() ? null : t("keys.name_missing")),
      scopes: (scopes) => (scopes.length > 0 ? null : t("keys.scopes_missing")),
    },
  });
  const make = useMutation({
    mutationFn: (values: typeof form.values) =>
      postStaffKeys({
        body: { ...values, stores: values.stores.length > 0 ? values.stores.map(Number) : null },
      }),
    onSuccess: changed,
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const secret = make.data?.data.secret;
  return (
    <Modal
      opened
      onClose={close}
      title={t("keys.add")}
      closeOnClickOutside={!secret}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {secret ? (
        <Stack gap="sm">
          <Alert color="orange" role="status">
            {t("keys.once")}
          </Alert>
          <Code block>{secret}</Code>
          <CopyButton value={secret}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? "copied" : "copy")}</Button>}
          </CopyButton>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit((values) => make.mutate(values))}>
          <Stack gap="sm">
            {make.error && <ErrorNotice error={make.error} />}
            <TextInput
              label={t("keys.name")}
              description={t("keys.name_about")}
              data-autofocus
              maxLength={200}
              {...form.getInputProps("name")}
            />
            <Select
              label={t("keys.role")}
              data={roles}
              allowDeselect={false}
              {...form.getInputProps("role")}
            />
            <Checkbox.Group label={t("keys.scopes")} {...form.getInputProps("scopes")}>
              <Stack gap={6} mt={4}>
                {SCOPES.map((scope) => (
                  <Checkbox
                    key={scope}
                    value={scope}
                    label={scope}
                    description={t(`scope.${scope.replace(":", "_")}`)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            {stores.length > 1 && (
              <MultiSelect
                label={t("keys.stores")}
                description={t("keys.stores_about")}
                data={stores.map((one) => ({ value: String(one.id), label: one.name }))}
                {...form.getInputProps("stores")}
              />
            )}
            <Button type="submit" loading={make.isPending}>
              {t("keys.add")}
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

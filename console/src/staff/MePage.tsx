import {
  Badge,
  Button,
  Code,
  Group,
  List,
  Paper,
  PasswordInput,
  Skeleton,
  Stack,
  Switch,
  Table,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  deleteStaffMeSessionsBySessionId,
  postStaffMeCodes,
  postStaffMeCodesConfirm,
  postStaffMeCodesEnd,
  postStaffMeSessionsEndOthers,
  putStaffMePassword,
  putStaffPeopleByPersonIdAvailability,
} from "@/api";
import { getStaffMeQueryKey, getStaffMeSessionsOptions } from "@/api/@tanstack/react-query.gen";
import { moment } from "@/kit/format";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { fieldErrors, told, useRefused } from "@/kit/saving";
import { useMe } from "@/shell/session";
import { browserName } from "@/staff/browserName";

/** Fetched only by whoever sets codes up. */
const QrCode = lazy(async () => ({ default: (await import("@/staff/QrCode")).QrCode }));

/** One's own account: whether one is there, one's password, codes, and where one is signed in. */
export function MePage() {
  const { t } = useTranslation("staff");
  const me = useMe();
  return (
    <Stack maw={760}>
      <PageHead title={t("me.title")} about={t("me.about", { name: me.name, role: t(`role.${me.role}`) })} />
      <Presence />
      <Password />
      <Codes />
      <Sessions />
    </Stack>
  );
}

function useMyself() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: getStaffMeQueryKey() });
}

function Presence() {
  const { t } = useTranslation("staff");
  const me = useMe();
  const reload = useMyself();
  const refused = useRefused();
  const change = useMutation({
    mutationFn: (is_away: boolean) =>
      putStaffPeopleByPersonIdAvailability({ path: { person_id: me.id }, body: { is_away } }),
    onSuccess: async (_, isAway) => {
      await reload();
      told(t(isAway ? "me.now_away" : "me.now_here"));
    },
    onError: refused,
  });
  return (
    <Paper withBorder p="md">
      <Switch
        label={t("me.here")}
        description={t("me.here_about")}
        checked={!me.is_away}
        disabled={change.isPending}
        onChange={(event) => change.mutate(!event.currentTarget.checked)}
      />
    </Paper>
  );
}

const SHORTEST = 12;

function Password() {
  const { t } = useTranslation("staff");
  const me = useMe();
  const reload = useMyself();
  const form = useForm({
    initialValues: { current: "", new: "" },
    validateInputOnBlur: true,
    validate: {
      new: (value) => (value.length >= SHORTEST ? null : t("me.password_short", { count: SHORTEST })),
    },
  });
  const save = useMutation({
    mutationFn: (body: { current: string; new: string }) => putStaffMePassword({ body }),
    onSuccess: async () => {
      form.reset();
      await reload();
      told(t("me.password_set"));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Paper withBorder p="md" component="form" onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("me.password")}
        </Title>
        <Text size="sm" c="dimmed">
          {t(me.has_password ? "me.password_about" : "me.password_none")}
        </Text>
        {save.error && <ErrorNotice error={save.error} />}
        <input type="text" autoComplete="username" value={me.email} readOnly hidden />
        {me.has_password && (
          <PasswordInput
            label={t("me.password_now")}
            description={t("me.password_now_about")}
            autoComplete="current-password"
            {...form.getInputProps("current")}
          />
        )}
        <PasswordInput
          label={t("me.password_new")}
          autoComplete="new-password"
          {...form.getInputProps("new")}
        />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t("me.password_save")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Codes() {
  const { t } = useTranslation("staff");
  const me = useMe();
  const reload = useMyself();
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState<string[]>([]);
  const begin = useMutation({ mutationFn: () => postStaffMeCodes() });
  const confirm = useMutation({
    mutationFn: () => postStaffMeCodesConfirm({ body: { code } }),
    onSuccess: async ({ data }) => {
      setRecovery(data.recovery_codes);
      setCode("");
      begin.reset();
      await reload();
    },
  });
  const end = useMutation({
    mutationFn: () => postStaffMeCodesEnd({ body: { code } }),
    onSuccess: async () => {
      setCode("");
      setRecovery([]);
      await reload();
      told(t("me.codes_ended"));
    },
  });
  const secret = begin.data?.data;
  const error = begin.error ?? confirm.error ?? end.error;
  const field = (
    <TextInput
      label={t("me.codes_code")}
      autoComplete="one-time-code"
      maw={240}
      value={code}
      onChange={(event) => setCode(event.currentTarget.value)}
    />
  );
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group gap="xs">
          <Title order={2} size="h4">
            {t("me.codes")}
          </Title>
          <Badge variant="light" color={me.has_codes ? "till" : "gray"} autoContrast>
            {t(me.has_codes ? "on" : "off")}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {t("me.codes_about")}
        </Text>
        {error && <ErrorNotice error={error} />}
        {recovery.length > 0 && (
          <Paper p="sm" bg="var(--mantine-color-default-hover)" role="status">
            <Text size="sm">{t("me.recovery")}</Text>
            <List size="sm" listStyleType="none">
              {recovery.map((one) => (
                <List.Item key={one}>
                  <Code>{one}</Code>
                </List.Item>
              ))}
            </List>
          </Paper>
        )}
        {!me.has_codes && !secret && (
          <Group>
            <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate()}>
              {t("me.codes_begin")}
            </Button>
          </Group>
        )}
        {!me.has_codes && secret && (
          <>
            <Text size="sm">{t("me.codes_scan")}</Text>
            <Group align="center" gap="md">
              <Suspense fallback={<Skeleton width={208} height={208} />}>
                <QrCode text={secret.uri} label={t("me.codes_picture")} />
              </Suspense>
              <Stack gap="xs" flex="1 1 220px">
                <Text size="sm">{t("me.codes_secret")}</Text>
                <Code block>{secret.secret.replace(/(.{4})/g, "$1 ").trim()}</Code>
                <Text size="sm">
                  <a href={secret.uri}>{t("me.codes_open")}</a>
                </Text>
              </Stack>
            </Group>
            {field}
            <Group>
              <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
                {t("me.codes_confirm")}
              </Button>
            </Group>
          </>
        )}
        {me.has_codes && (
          <>
            {field}
            <Group>
              <Button
                variant="default"
                color="red"
                loading={end.isPending}
                disabled={!code}
                onClick={() => end.mutate()}
              >
                {t("me.codes_end")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}

function Sessions() {
  const { t } = useTranslation("staff");
  const client = useQueryClient();
  const refused = useRefused();
  const found = useQuery(getStaffMeSessionsOptions());
  const done = async (message: string) => {
    await client.invalidateQueries({ queryKey: getStaffMeSessionsOptions().queryKey });
    told(message);
  };
  const end = useMutation({
    mutationFn: (session_id: number) => deleteStaffMeSessionsBySessionId({ path: { session_id } }),
    onSuccess: () => done(t("me.session_ended")),
    onError: refused,
  });
  const others = useMutation({
    mutationFn: () => postStaffMeSessionsEndOthers(),
    onSuccess: ({ data }) => done(t("me.sessions_ended", { count: data.ended })),
    onError: refused,
  });
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("me.sessions")}
        </Title>
        {found.isPending && <Loading rows={2} />}
        {found.error && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
        <Table>
          <Table.Tbody>
            {found.data?.items.map((one) => {
              const name = browserName(one.browser) || t("me.session_unknown");
              return (
                <Table.Tr key={one.id}>
                  <Table.Td>
                    <Text size="sm">{name}</Text>
                    <Text size="xs" c="dimmed">
                      {t(`me.session_by_${one.opened_by}`, { at: moment(one.created_at) })}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="end">
                    {one.is_this ? (
                      <Badge variant="light" miw="max-content">
                        {t("me.session_this")}
                      </Badge>
                    ) : (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t("me.session_end_of", { name })}
                        onClick={() => end.mutate(one.id)}
                      >
                        {t("me.session_end")}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
        {(found.data?.items.length ?? 0) > 1 && (
          <Group>
            <Button variant="default" loading={others.isPending} onClick={() => others.mutate()}>
              {t("me.sessions_end")}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

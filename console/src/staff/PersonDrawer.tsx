import {
  Alert,
  Button,
  Checkbox,
  Drawer,
  Group,
  MultiSelect,
  Select,
  Stack,
  Switch,
  Text,
  Timeline,
  Title,
} from "@mantine/core";
import { modals } from "@mantine/modals";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  deleteStaffPeopleByPersonIdCodes,
  type PersonShown,
  patchStaffPeopleByPersonId,
  putStaffPeopleByPersonIdAvailability,
  putStaffPeopleByPersonIdLimits,
} from "@/api";
import {
  getStaffPeopleByPersonIdAvailabilityOptions,
  getStaffPeopleQueryKey,
} from "@/api/@tanstack/react-query.gen";
import { moment } from "@/kit/format";
import { told, useRefused } from "@/kit/saving";
import { useMay, useMe, useStores } from "@/shell/session";
import { useRoleChoices } from "@/staff/roles";

/** Everything about one person here: role, what they see, whether they are there, and shutting them out. */
export function PersonDrawer({ person, close }: { person: PersonShown; close: () => void }) {
  const { t } = useTranslation("staff");
  const me = useMe();
  const isAdmin = useMay("admin");
  const mayChange = isAdmin && me.stores === null && (person.role !== "owner" || me.role === "owner");
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      title={person.name}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {person.email}
        </Text>
        {isAdmin && !mayChange && <Alert>{t("person.out_of_reach")}</Alert>}
        {mayChange && <RoleOf person={person} />}
        {mayChange && <LimitsOf person={person} />}
        <StaysOf person={person} />
        {mayChange && <AccessOf person={person} />}
      </Stack>
    </Drawer>
  );
}

function useChange(message: string) {
  const client = useQueryClient();
  const refused = useRefused();
  return {
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: getStaffPeopleQueryKey() });
      told(message);
    },
    onError: refused,
  };
}

function RoleOf({ person }: { person: PersonShown }) {
  const { t } = useTranslation("staff");
  const roles = useRoleChoices();
  const change = useMutation({
    mutationFn: (role: string) =>
      patchStaffPeopleByPersonId({ path: { person_id: person.id }, body: { role } }),
    ...useChange(t("person.role_changed", { name: person.name })),
  });
  return (
    <Select
      label={t("people.role")}
      data={roles}
      allowDeselect={false}
      value={person.role}
      disabled={change.isPending}
      onChange={(role) => role && change.mutate(role)}
    />
  );
}

function LimitsOf({ person }: { person: PersonShown }) {
  const { t } = useTranslation("staff");
  const stores = useStores();
  const [limits, set] = useState({
    isAll: person.stores === null,
    stores: (person.stores ?? []).map(String),
    is_team_only: person.is_team_only,
    has_chat: person.has_chat,
  });
  const change = useMutation({
    mutationFn: () =>
      putStaffPeopleByPersonIdLimits({
        path: { person_id: person.id },
        body: {
          stores: limits.isAll ? null : limits.stores.map(Number),
          is_team_only: limits.is_team_only,
          has_chat: limits.has_chat,
        },
      }),
    ...useChange(t("person.limits_changed", { name: person.name })),
  });
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t("people.sees")}
      </Title>
      <Checkbox
        label={t("people.all_stores")}
        checked={limits.isAll}
        onChange={(event) => set({ ...limits, isAll: event.currentTarget.checked })}
      />
      {!limits.isAll && (
        <MultiSelect
          label={t("person.stores")}
          data={stores.map((one) => ({ value: String(one.id), label: one.name }))}
          value={limits.stores}
          onChange={(chosen) => set({ ...limits, stores: chosen })}
        />
      )}
      <Checkbox
        label={t("people.team_only")}
        checked={limits.is_team_only}
        onChange={(event) => set({ ...limits, is_team_only: event.currentTarget.checked })}
      />
      <Checkbox
        label={t("person.has_chat")}
        description={t("person.has_chat_about")}
        checked={limits.has_chat}
        onChange={(event) => set({ ...limits, has_chat: event.currentTarget.checked })}
      />
      <Group>
        <Button
          size="compact-md"
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate()}
        >
          {t("save")}
        </Button>
      </Group>
    </Stack>
  );
}

function StaysOf({ person }: { person: PersonShown }) {
  const { t } = useTranslation("staff");
  const client = useQueryClient();
  const mayChange = useMay("manager") && person.is_active;
  const options = getStaffPeopleByPersonIdAvailabilityOptions({
    path: { person_id: person.id },
    query: { limit: 8 },
  });
  const stays = useQuery(options);
  const changed = useChange(t("person.presence_changed"));
  const change = useMutation({
    mutationFn: (is_away: boolean) =>
      putStaffPeopleByPersonIdAvailability({ path: { person_id: person.id }, body: { is_away } }),
    ...changed,
    onSettled: () => client.invalidateQueries({ queryKey: options.queryKey }),
  });
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t("person.presence")}
      </Title>
      {mayChange && (
        <Switch
          label={t("people.here")}
          checked={!person.is_away}
          disabled={change.isPending}
          onChange={(event) => change.mutate(!event.currentTarget.checked)}
        />
      )}
      <Timeline bulletSize={10} lineWidth={1}>
        {stays.data?.items.map((one) => (
          <Timeline.Item key={one.at} title={t(one.is_away ? "people.away" : "people.here")}>
            <Text size="xs" c="dimmed">
              {moment(one.at)}
              {one.why && ` · ${one.why}`}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  );
}

function AccessOf({ person }: { person: PersonShown }) {
  const { t } = useTranslation("staff");
  const me = useMe();
  const access = useMutation({
    mutationFn: (is_active: boolean) =>
      patchStaffPeopleByPersonId({ path: { person_id: person.id }, body: { is_active } }),
    ...useChange(t(person.is_active ? "person.now_out" : "person.now_in", { name: person.name })),
  });
  const codes = useMutation({
    mutationFn: () => deleteStaffPeopleByPersonIdCodes({ path: { person_id: person.id } }),
    ...useChange(t("person.codes_reset", { name: person.name })),
  });
  const ask = (what: "shut_out" | "reset_codes", act: () => void) =>
    modals.openConfirmModal({
      title: t(`person.${what}`),
      children: <Text size="sm">{t(`person.${what}_about`, { name: person.name })}</Text>,
      labels: { confirm: t(`person.${what}`), cancel: t("cancel") },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": t("close") },
      onConfirm: act,
    });
  if (person.id === me.id) return null;
  return (
    <Group gap="xs">
      {person.has_codes && (
        <Button variant="default" onClick={() => ask("reset_codes", () => codes.mutate())}>
          {t("person.reset_codes")}
        </Button>
      )}
      {person.is_active ? (
        <Button variant="outline" color="red" onClick={() => ask("shut_out", () => access.mutate(false))}>
          {t("person.shut_out")}
        </Button>
      ) : (
        <Button variant="default" onClick={() => access.mutate(true)}>
          {t("person.let_in")}
        </Button>
      )}
    </Group>
  );
}

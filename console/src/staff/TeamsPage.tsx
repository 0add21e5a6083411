import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  MultiSelect,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { modals } from "@mantine/modals";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  deleteStaffTeamsByTeamId,
  deleteStaffTeamsByTeamIdMembersByPersonId,
  type PersonShown,
  patchStaffTeamsByTeamId,
  postStaffTeams,
  putStaffTeamsByTeamIdMembersByPersonId,
  type TeamShown,
} from "@/api";
import { getStaffPeopleOptions, getStaffTeamsOptions } from "@/api/@tanstack/react-query.gen";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { fieldErrors, told, useRefused } from "@/kit/saving";
import { useMay } from "@/shell/session";

/** Teams, who is in them, and whether tickets go to them by turns (S2-05, D5). */
export function TeamsPage() {
  const { t } = useTranslation("staff");
  const mayChange = useMay("manager");
  const teams = useQuery(getStaffTeamsOptions());
  const people = useQuery(getStaffPeopleOptions());
  const [isMaking, make] = useState(false);
  const error = teams.error ?? people.error;
  return (
    <>
      <PageHead title={t("teams.title")} about={t("teams.about")}>
        {mayChange && (
          <Button leftSection={<IconPlus size={18} />} onClick={() => make(true)}>
            {t("teams.add")}
          </Button>
        )}
      </PageHead>
      {(teams.isPending || people.isPending) && <Loading />}
      {error && (
        <ErrorNotice error={error} again={() => void Promise.all([teams.refetch(), people.refetch()])} />
      )}
      {teams.data?.items.length === 0 && <Empty title={t("teams.none")} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {people.data &&
          teams.data?.items.map((team) => (
            <TeamCard key={team.id} team={team} people={people.data.items} mayChange={mayChange} />
          ))}
      </SimpleGrid>
      {isMaking && <NewTeam close={() => make(false)} />}
    </>
  );
}

function useTeamsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: getStaffTeamsOptions().queryKey });
}

function TeamCard({
  team,
  people,
  mayChange,
}: {
  team: TeamShown;
  people: PersonShown[];
  mayChange: boolean;
}) {
  const { t } = useTranslation("staff");
  const changed = useTeamsChanged();
  const refused = useRefused();
  const members = people.filter((one) => team.members.includes(one.id));
  const change = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: async () => {
      await changed();
      told(t("teams.changed", { name: team.name }));
    },
    onError: refused,
  });
  const path = { team_id: team.id };
  const seat = (chosen: string[]) => {
    const wanted = new Set(chosen.map(Number));
    const added = [...wanted].filter((id) => !team.members.includes(id));
    const gone = team.members.filter((id) => !wanted.has(id));
    change.mutate(() =>
      Promise.all([
        ...added.map((person_id) => putStaffTeamsByTeamIdMembersByPersonId({ path: { ...path, person_id } })),
        ...gone.map((person_id) =>
          deleteStaffTeamsByTeamIdMembersByPersonId({ path: { ...path, person_id } }),
        ),
      ]),
    );
  };
  const retire = () =>
    modals.openConfirmModal({
      title: t("teams.retire", { name: team.name }),
      children: <Text size="sm">{t("teams.retire_about")}</Text>,
      labels: { confirm: t("teams.retire_yes"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": t("close") },
      onConfirm: () => change.mutate(() => deleteStaffTeamsByTeamId({ path })),
    });
  return (
    <Card withBorder padding="md">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h5">
            {team.name}
          </Title>
          {mayChange && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("teams.retire", { name: team.name })}
              onClick={retire}
            >
              <IconTrash size={18} />
            </ActionIcon>
          )}
        </Group>
        {mayChange ? (
          <>
            <MultiSelect
              label={t("teams.members")}
              searchable
              data={people
                .filter((one) => one.is_active)
                .map((one) => ({ value: String(one.id), label: one.name }))}
              value={members.map((one) => String(one.id))}
              disabled={change.isPending}
              onChange={seat}
            />
            <Switch
              label={t("teams.turns")}
              description={t("teams.turns_about")}
              checked={team.is_round_robin}
              disabled={change.isPending}
              onChange={(event) => {
                const is_round_robin = event.currentTarget.checked;
                change.mutate(() => patchStaffTeamsByTeamId({ path, body: { is_round_robin } }));
              }}
            />
          </>
        ) : (
          <Group gap={4}>
            {members.map((one) => (
              <Badge key={one.id} variant="light">
                {one.name}
              </Badge>
            ))}
            {team.is_round_robin && <Badge variant="default">{t("teams.turns")}</Badge>}
          </Group>
        )}
        {members.length === 0 && (
          <Text size="sm" c="orange.9">
            {t("teams.empty")}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function NewTeam({ close }: { close: () => void }) {
  const { t } = useTranslation("staff");
  const changed = useTeamsChanged();
  const form = useForm({
    initialValues: { name: "", is_round_robin: false },
    validate: { name: (name) => (name.trim() ? null : t("teams.name_missing")) },
  });
  const make = useMutation({
    mutationFn: (body: { name: string; is_round_robin: boolean }) => postStaffTeams({ body }),
    onSuccess: async ({ data }) => {
      await changed();
      told(t("teams.made", { name: data.name }));
      close();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Modal opened onClose={close} title={t("teams.add")} closeButtonProps={{ "aria-label": t("close") }}>
      <form onSubmit={form.onSubmit((values) => make.mutate(values))}>
        <Stack gap="sm">
          {make.error && <ErrorNotice error={make.error} />}
          <TextInput label={t("teams.name")} data-autofocus maxLength={200} {...form.getInputProps("name")} />
          <Switch label={t("teams.turns")} {...form.getInputProps("is_round_robin", { type: "checkbox" })} />
          <Button type="submit" loading={make.isPending}>
            {t("teams.add")}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

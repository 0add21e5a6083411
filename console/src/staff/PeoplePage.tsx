import { Badge, Button, Group, Table, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonShown } from "@/api";
import { getStaffPeopleOptions } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { useMay } from "@/shell/session";
import { Invitation } from "@/staff/Invitation";
import { PersonDrawer } from "@/staff/PersonDrawer";
import { RolesTable } from "@/staff/RolesTable";

/** Who works here, in which role, and what they see (S1-07, S1-08, S3-53, S3-56). */
export function PeoplePage() {
  const { t } = useTranslation("staff");
  const mayChange = useMay("admin");
  const people = useQuery(getStaffPeopleOptions());
  const [isInviting, { open, close }] = useDisclosure();
  const [shown, show] = useState<number | null>(null);
  const person = people.data?.items.find((one) => one.id === shown);
  return (
    <>
      <PageHead title={t("people.title")} about={t(mayChange ? "people.about" : "people.about_reader")}>
        {mayChange && (
          <Button leftSection={<IconUserPlus size={18} />} onClick={open}>
            {t("people.invite")}
          </Button>
        )}
      </PageHead>
      {people.isPending && <Loading />}
      {people.error && <ErrorNotice error={people.error} again={() => void people.refetch()} />}
      {people.data && (
        <Table highlightOnHover verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("people.name")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("people.role")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("people.sees")}</Table.Th>
              <Table.Th>{t("people.state")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.data.items.map((one) => (
              <Row key={one.id} person={one} open={() => show(one.id)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <RolesTable />
      {mayChange && <Invitation isOpen={isInviting} close={close} />}
      {person && <PersonDrawer key={person.id} person={person} close={() => show(null)} />}
    </>
  );
}

function Row({ person, open }: { person: PersonShown; open: () => void }) {
  const { t } = useTranslation("staff");
  return (
    <Table.Tr c={person.is_active ? undefined : "dimmed"}>
      <Table.Td>
        <UnstyledButton onClick={open}>
          <Text size="sm" fw={600} td="underline">
            {person.name}
          </Text>
        </UnstyledButton>
        <Text size="xs" c="dimmed">
          {person.email}
        </Text>
        <Text size="xs" hiddenFrom="sm">
          {t(`role.${person.role}`)}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">{t(`role.${person.role}`)}</Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm">
          {person.stores === null
            ? t("people.all_stores")
            : t("people.some_stores", { count: person.stores.length })}
        </Text>
        {person.is_team_only && (
          <Text size="xs" c="dimmed">
            {t("people.team_only")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          <State person={person} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function State({ person }: { person: PersonShown }) {
  const { t } = useTranslation("staff");
  if (!person.is_active) return <Badge color="gray">{t("people.shut_out")}</Badge>;
  return (
    <>
      <Badge variant="light" color={person.is_away ? "orange" : "till"}>
        {t(person.is_away ? "people.away" : "people.here")}
      </Badge>
      {!person.has_chat && (
        <Badge variant="default" color="gray">
          {t("people.no_chat")}
        </Badge>
      )}
    </>
  );
}

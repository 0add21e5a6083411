import { Anchor, Badge, Button, Group, Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { countsIn, useMacros } from "@/helpdesk/replies/lists";
import { RepliesWays } from "@/helpdesk/replies/RepliesWays";
import { StorePick } from "@/helpdesk/replies/StorePick";
import { useWhose } from "@/helpdesk/replies/useWhose";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { useMay } from "@/shell/session";

/** The macros in their order: what each answers with, tags and decides (S5-23 to S5-27). */
export function MacrosPage() {
  const { t } = useTranslation("helpdesk/replies");
  const mayWrite = useMay("manager");
  const whose = useWhose();
  const [store, setStore] = useState<string | null>(null);
  const macros = useMacros();
  const shown = countsIn(macros.data ?? [], Number(store) || undefined);
  return (
    <>
      <PageHead title={t("title")} about={t("macros.about")}>
        {mayWrite && (
          <Link to="/replies/macros/$id" params={{ id: "new" }}>
            <Button component="span" leftSection={<IconPlus size={16} aria-hidden />}>
              {t("macros.write")}
            </Button>
          </Link>
        )}
      </PageHead>
      <RepliesWays />
      <Group mb="sm">
        <StorePick store={store} onPick={setStore} />
      </Group>
      {macros.isError ? (
        <ErrorNotice error={macros.error} again={() => void macros.refetch()} />
      ) : macros.isPending ? (
        <Loading rows={4} />
      ) : shown.length === 0 ? (
        <Empty title={t("macros.none")}>
          <Text size="sm">{t("macros.none_yet")}</Text>
        </Empty>
      ) : (
        <Table fz="sm" verticalSpacing="xs" highlightOnHover aria-label={t("ways.macros")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("name")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("macros.answers")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("macros.tags")}</Table.Th>
              <Table.Th visibleFrom="sm">{t("macros.then")}</Table.Th>
              <Table.Th visibleFrom="md">{t("whose")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((one) => (
              <Table.Tr key={one.id}>
                <Table.Td>
                  <Anchor component={Link} to={`/replies/macros/${one.id}`} fw={500} fz="sm">
                    {one.name}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {t(`outcomes.${one.outcome}`)}
                  </Text>
                  {one.problem && (
                    <Text size="xs" c="red">
                      <IconAlertTriangle size={12} aria-hidden />{" "}
                      {t("macros.broken", { key: one.template_key })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td visibleFrom="sm" ff="monospace">
                  /{one.template_key}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Group gap={4}>
                    {one.tags.map((tag) => (
                      <Badge key={tag} variant="default" tt="none" fw={500}>
                        {tag}
                      </Badge>
                    ))}
                  </Group>
                </Table.Td>
                <Table.Td visibleFrom="sm">{t(`thens.${one.then}`)}</Table.Td>
                <Table.Td visibleFrom="md">{whose(one.store_id)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

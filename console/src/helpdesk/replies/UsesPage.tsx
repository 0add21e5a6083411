import { Anchor, Button, Group, ScrollArea, Select, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { getDeskMacrosUsesInfiniteOptions } from "@/api/@tanstack/react-query.gen";
import { useMacros } from "@/helpdesk/replies/lists";
import { RepliesWays } from "@/helpdesk/replies/RepliesWays";
import { moment, money } from "@/kit/format";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";

const OUTCOMES = ["label_issued", "partial_refund", "replacement_confirmed", "none"];

/** Who decided what with a macro, when, on which ticket and why (S5-28). */
export function UsesPage() {
  const { t, i18n } = useTranslation("helpdesk/replies");
  const macros = useMacros();
  const [macro, setMacro] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const uses = useInfiniteQuery({
    ...getDeskMacrosUsesInfiniteOptions({
      query: { ...(macro ? { macro: Number(macro) } : {}), ...(outcome ? { outcome } : {}) },
    }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const found = uses.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t("title")} about={t("uses.about")} />
      <RepliesWays />
      <Group gap="xs" mb="sm">
        <Select
          aria-label={t("uses.macro")}
          placeholder={t("uses.all_macros")}
          clearable
          data={(macros.data ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
          value={macro}
          onChange={setMacro}
        />
        <Select
          aria-label={t("macro.outcome")}
          placeholder={t("uses.all_outcomes")}
          clearable
          data={OUTCOMES.map((one) => ({ value: one, label: t(`outcomes.${one}`) }))}
          value={outcome}
          onChange={setOutcome}
        />
      </Group>
      {uses.isError ? (
        <ErrorNotice error={uses.error} again={() => void uses.refetch()} />
      ) : uses.isPending ? (
        <Loading rows={6} />
      ) : found.length === 0 ? (
        <Empty title={t("uses.none")}>
          <Text size="sm">{t("uses.none_yet")}</Text>
        </Empty>
      ) : (
        <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: "region", "aria-label": t("ways.uses") }}>
          <Table fz="sm" verticalSpacing="xs" miw={640} mb="sm" aria-label={t("ways.uses")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("uses.when")}</Table.Th>
                <Table.Th>{t("uses.who")}</Table.Th>
                <Table.Th>{t("uses.macro")}</Table.Th>
                <Table.Th>{t("uses.why")}</Table.Th>
                <Table.Th ta="end">{t("uses.amount")}</Table.Th>
                <Table.Th>{t("uses.ticket")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td style={{ whiteSpace: "nowrap" }}>{moment(one.at)}</Table.Td>
                  <Table.Td>{one.person}</Table.Td>
                  <Table.Td>{one.macro}</Table.Td>
                  <Table.Td>
                    {one.reason && i18n.exists(`helpdesk/replies:reasons.${one.reason}`)
                      ? t(`reasons.${one.reason}`)
                      : one.reason}
                  </Table.Td>
                  <Table.Td ta="end">
                    {one.amount && one.currency ? money(one.amount, one.currency) : ""}
                  </Table.Td>
                  <Table.Td>
                    <Anchor component={Link} to={`/inbox/${one.ticket_id}`} fz="sm">
                      {t("uses.number", { number: one.ticket_id })}
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
      {uses.hasNextPage && (
        <Button variant="default" loading={uses.isFetchingNextPage} onClick={() => void uses.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

import { Anchor, SegmentedControl, Table, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { getDeskReportsByReportOptions } from "@/api/@tanstack/react-query.gen";
import { useMacros } from "@/helpdesk/replies/lists";
import { RepliesWays } from "@/helpdesk/replies/RepliesWays";
import { plus, today } from "@/helpdesk/reports/search";
import { number } from "@/kit/format";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { useStores } from "@/shell/session";

const SPANS = ["28", "90", "365"] as const;

/** Which tags there are, on how many tickets each stands, and which macros put it there (S5-17, S5-53). */
export function TagsPage() {
  const { t } = useTranslation("helpdesk/replies");
  const [days, setDays] = useState<(typeof SPANS)[number]>("90");
  const [find, setFind] = useState("");
  const to = today(useStores()[0]?.time_zone);
  const from = plus(to, 1 - Number(days));
  const macros = useMacros();
  const tags = useQuery({
    ...getDeskReportsByReportOptions({ path: { report: "demand" }, query: { from, to, by: "tag" } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const counts = new Map<string, number>();
  for (const macro of macros.data ?? []) for (const tag of macro.tags) counts.set(tag, 0);
  for (const cell of tags.data?.cells ?? []) if (cell.value) counts.set(String(cell.value), cell.count);
  const words = find.trim().toLowerCase();
  const shown = [...counts]
    .filter(([tag]) => tag.toLowerCase().includes(words))
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  const most = Math.max(1, ...counts.values());
  return (
    <>
      <PageHead title={t("title")} about={t("tags.about")}>
        <SegmentedControl
          aria-label={t("tags.span")}
          value={days}
          onChange={(value) => setDays(value as typeof days)}
          data={SPANS.map((one) => ({ value: one, label: t("tags.days", { count: Number(one) }) }))}
        />
      </PageHead>
      <RepliesWays />
      <TextInput
        mb="sm"
        maw={320}
        aria-label={t("tags.find")}
        placeholder={t("tags.find")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
      />
      {tags.isError ? (
        <ErrorNotice error={tags.error} again={() => void tags.refetch()} />
      ) : tags.isPending ? (
        <Loading rows={6} />
      ) : shown.length === 0 ? (
        <Empty title={t("tags.none")}>
          <Text size="sm">{t("tags.none_yet")}</Text>
        </Empty>
      ) : (
        <Table fz="sm" verticalSpacing={6} maw={760} aria-label={t("ways.tags")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("tags.tag")}</Table.Th>
              <Table.Th ta="end">{t("tags.tickets")}</Table.Th>
              <Table.Th visibleFrom="sm" w="30%" aria-hidden />
              <Table.Th>{t("tags.macros")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(([tag, count]) => (
              <Table.Tr key={tag}>
                <Table.Td>
                  <Anchor component={Link} to="/inbox" search={{ tag } as never} fz="sm" fw={500}>
                    {tag}
                  </Anchor>
                </Table.Td>
                <Table.Td ta="end">{number(count)}</Table.Td>
                <Table.Td visibleFrom="sm" aria-hidden>
                  <div
                    style={{
                      height: 8,
                      width: `${(100 * count) / most}%`,
                      borderRadius: 4,
                      background: "var(--mantine-primary-color-filled)",
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  {(macros.data ?? [])
                    .filter((one) => one.tags.includes(tag))
                    .map((one) => one.name)
                    .join(", ")}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

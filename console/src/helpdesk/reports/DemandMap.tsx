import { ScrollArea, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CellBody, ReportBody } from "@/api";
import { useAsked } from "@/helpdesk/reports/asking";
import { Count } from "@/helpdesk/reports/Count";
import { day, useNames } from "@/helpdesk/reports/naming";
import { mapOf, stretchesOf } from "@/helpdesk/reports/shaping";

/** How strongly a cell is coloured: the number in it says the same. */
export function shade(count: number, most: number): string | undefined {
  if (!count) return undefined;
  return `color-mix(in srgb, var(--mantine-primary-color-filled) ${Math.round(6 + 24 * (count / most))}%, transparent)`;
}

/** A line for each value, a column for each stretch of days; every number opens its tickets. */
export function DemandMap({ report }: { report: ReportBody }) {
  const { t } = useTranslation("helpdesk/reports");
  const { valueName } = useNames();
  const { open } = useAsked();
  const rows = mapOf(report);
  const stretches = stretchesOf(report);
  const most = Math.max(...report.cells.map((cell) => cell.count));
  const listOf = (cell: CellBody) => () =>
    open({ report: "demand", cell: cell.cell, by: report.by, every: report.every });
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: "region", "aria-label": t("demand.title") }}>
      <Table fz="sm" verticalSpacing={4} horizontalSpacing="xs" mb="xs" aria-label={t("demand.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th miw={110}>{t(`by.${report.by}`)}</Table.Th>
            {stretches.map((from) => (
              <Table.Th key={from} ta="end" style={{ whiteSpace: "nowrap" }}>
                {day(from, "short")}
              </Table.Th>
            ))}
            <Table.Th ta="end">{t("all")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th scope="row" fw={500}>
                {valueName(report.by, row.first)}
              </Table.Th>
              {row.cells.map((cell, at) => (
                <Table.Td key={stretches[at]} ta="end" bg={shade(cell?.count ?? 0, most)}>
                  <Count
                    value={cell?.count ?? 0}
                    name={`${valueName(report.by, row.first)}, ${day(cell?.from ?? report.from)}`}
                    open={cell ? listOf(cell) : () => undefined}
                  />
                </Table.Td>
              ))}
              <Table.Td ta="end" fw={650}>
                {row.count}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t("tickets")}</Table.Th>
            <Table.Td colSpan={stretches.length} />
            <Table.Td ta="end" fw={650}>
              <Count value={report.total.count} name={t("tickets")} open={listOf(report.total)} />
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </ScrollArea>
  );
}

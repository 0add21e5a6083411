import { ScrollArea, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReportBody } from "@/api";
import { useAsked } from "@/helpdesk/reports/asking";
import { Count } from "@/helpdesk/reports/Count";
import { shade } from "@/helpdesk/reports/DemandMap";
import { clock, weekday } from "@/helpdesk/reports/naming";
import { keyOf } from "@/helpdesk/reports/shaping";

const HOURS = Array.from({ length: 24 }, (_, at) => at);
const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The hours of the week in the store's time zone: when people are needed. */
export function HourMap({ report }: { report: ReportBody }) {
  const { t } = useTranslation("helpdesk/reports");
  const { open } = useAsked();
  const cells = new Map(report.cells.map((cell) => [keyOf(cell), cell]));
  const most = Math.max(...report.cells.map((cell) => cell.count));
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: "region", "aria-label": t("by.hour") }}>
      <Table
        fz="xs"
        verticalSpacing={2}
        horizontalSpacing={6}
        mb="xs"
        withColumnBorders
        aria-label={t("by.hour")}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("time")}</Table.Th>
            {WEEK.map((on) => (
              <Table.Th key={on} ta="end">
                {weekday(on)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {HOURS.map((at) => (
            <Table.Tr key={at}>
              <Table.Th scope="row" fw={400} style={{ whiteSpace: "nowrap" }}>
                {clock(at)}
              </Table.Th>
              {WEEK.map((on) => {
                const cell = cells.get(`${on}-${String(at).padStart(2, "0")}`);
                return (
                  <Table.Td key={on} ta="end" bg={shade(cell?.count ?? 0, most)}>
                    {cell && (
                      <Count
                        value={cell.count}
                        name={`${weekday(on)} ${clock(at)}`}
                        open={() => open({ report: "demand", cell: cell.cell, by: "hour" })}
                      />
                    )}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

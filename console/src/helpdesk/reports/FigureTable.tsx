import { ScrollArea, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReportBody } from "@/api";
import { useAsked } from "@/helpdesk/reports/asking";
import { Count } from "@/helpdesk/reports/Count";
import type { Figure } from "@/helpdesk/reports/figures";
import { days, percent, useNames } from "@/helpdesk/reports/naming";
import { worth } from "@/helpdesk/reports/Summary";
import { duration } from "@/kit/format";

/** A figure as a table: a line for each cell, the total last; every count opens its list. */
export function FigureTable({
  figure,
  report,
  skill,
}: {
  figure: Figure;
  report: ReportBody;
  skill?: string;
}) {
  const { t } = useTranslation("helpdesk/reports");
  const { valueName, partName } = useNames();
  const { open } = useAsked();
  const isParted = report.by !== "nothing";
  const rows = [...report.cells, report.total];
  const title = t(`figures.${figure.report}.title`);
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: "group", "aria-label": title }}>
      <Table fz="sm" striped withRowBorders={false} verticalSpacing={4} miw={480} mb="xs" aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("days")}</Table.Th>
            {isParted && <Table.Th>{t(`by.${report.by}`)}</Table.Th>}
            <Table.Th ta="end">{t(`figures.${figure.report}.counted`)}</Table.Th>
            {figure.parts.map((part) => (
              <Table.Th key={part} ta="end">
                {partName(part)}
              </Table.Th>
            ))}
            {figure.rates?.map((rate) => (
              <Table.Th key={rate} ta="end">
                {t(`rates.${rate}`)}
              </Table.Th>
            ))}
            {figure.isTimed && <Table.Th ta="end">{t("times.median")}</Table.Th>}
            {figure.isTimed && <Table.Th ta="end">{t("times.p90")}</Table.Th>}
            {figure.isValued && <Table.Th ta="end">{t("worth")}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cell) => {
            const isTotal = cell === report.total;
            const name = `${isTotal ? t("all") : days(cell.from, cell.to)}${isParted && !isTotal ? `, ${valueName(report.by, cell)}` : ""}`;
            const listOf = (part?: string) => () =>
              open({
                report: report.report,
                cell: cell.cell,
                by: report.by,
                every: report.every,
                part,
                ...(skill ? { skill } : {}),
              });
            return (
              <Table.Tr key={cell.cell} fw={isTotal ? 650 : undefined}>
                <Table.Th scope="row" fw={isTotal ? 650 : 400} style={{ whiteSpace: "nowrap" }}>
                  {isTotal ? t("all") : days(cell.from, cell.to)}
                </Table.Th>
                {isParted && <Table.Td>{isTotal ? "" : valueName(report.by, cell)}</Table.Td>}
                <Table.Td ta="end">
                  <Count value={cell.count} name={name} open={listOf()} />
                </Table.Td>
                {figure.parts.map((part) => (
                  <Table.Td key={part} ta="end">
                    <Count
                      value={cell.parts[part] ?? 0}
                      name={`${name}, ${partName(part)}`}
                      open={listOf(part)}
                    />
                  </Table.Td>
                ))}
                {figure.rates?.map((rate) => (
                  <Table.Td key={rate} ta="end">
                    {cell.rates[rate] == null ? "–" : percent(cell.rates[rate])}
                  </Table.Td>
                ))}
                {figure.isTimed &&
                  (["median", "p90"] as const).map((which) => (
                    <Table.Td key={which} ta="end" style={{ whiteSpace: "nowrap" }}>
                      {cell.calendar?.[which] == null ? "–" : duration(cell.calendar[which])}
                    </Table.Td>
                  ))}
                {figure.isValued && (
                  <Table.Td ta="end">
                    {Object.entries(cell.amounts).map(([currency, amount]) => (
                      <div key={currency}>{worth(amount, currency)}</div>
                    ))}
                  </Table.Td>
                )}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

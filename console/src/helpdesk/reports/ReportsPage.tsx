import { SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAsked } from "@/helpdesk/reports/asking";
import { Behind } from "@/helpdesk/reports/Behind";
import { FigureCard } from "@/helpdesk/reports/FigureCard";
import { Filters } from "@/helpdesk/reports/Filters";
import { FIGURES } from "@/helpdesk/reports/figures";
import { days } from "@/helpdesk/reports/naming";
import { ReportsWays } from "@/helpdesk/reports/ReportsWays";
import { before } from "@/helpdesk/reports/search";
import { PageHead } from "@/kit/Notices";
import { useMay } from "@/shell/session";

/** The figures of a span of days; below a manager those that are one's own. */
export function ReportsPage() {
  const { t } = useTranslation("helpdesk/reports");
  const isManager = useMay("manager");
  const { span } = useAsked();
  const past = before(span);
  return (
    <>
      <PageHead
        title={t("title")}
        about={t(isManager ? "about" : "about_own", {
          days: days(span.from, span.to),
          past: days(past.from, past.to),
        })}
      />
      <ReportsWays />
      <Filters />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        {FIGURES.filter((one) => isManager || one.role !== "manager").map((one) => (
          <FigureCard key={one.report} figure={one} />
        ))}
      </SimpleGrid>
      <Behind />
    </>
  );
}

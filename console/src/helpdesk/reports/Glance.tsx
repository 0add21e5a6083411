import { SimpleGrid, Title } from "@mantine/core";
import { useAsked } from "@/helpdesk/reports/asking";
import { Behind } from "@/helpdesk/reports/Behind";
import { FigureCard } from "@/helpdesk/reports/FigureCard";
import { FIGURES } from "@/helpdesk/reports/figures";
import { days } from "@/helpdesk/reports/naming";
import { useMay } from "@/shell/session";

const FIRST = ["outcomes", "first_person_response"];

/** How the last weeks went, in the two figures that most people look for first. */
export function Glance() {
  const { span } = useAsked();
  const isManager = useMay("manager");
  const shown = FIGURES.filter((one) => FIRST.includes(one.report) && (isManager || one.role !== "manager"));
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {days(span.from, span.to)}
      </Title>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        {shown.map((one) => (
          <FigureCard key={one.report} figure={one} />
        ))}
      </SimpleGrid>
      <Behind />
    </section>
  );
}

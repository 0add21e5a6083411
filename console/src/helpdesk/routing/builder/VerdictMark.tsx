import { Badge, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Verdict } from "@/api";
import { useBuilder } from "@/helpdesk/routing/builder/context";
import { moment, number } from "@/kit/format";

/** Whether a part was true of the ticket that it was tried on; nothing before it was. */
export function VerdictMark({ id, withFound }: { id: string; withFound?: boolean }) {
  const { t } = useTranslation("helpdesk/routing");
  const { verdicts } = useBuilder();
  const verdict = verdicts?.get(id);
  const found = useFound();
  if (!verdict) return null;
  return (
    <>
      <Badge
        size="sm"
        variant="default"
        leftSection={verdict.is_true ? <IconCheck size={12} aria-hidden /> : <IconX size={12} aria-hidden />}
        styles={{ label: { textTransform: "none" } }}
      >
        {verdict.is_true ? t("try.true") : t("try.false")}
      </Badge>
      {withFound && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {found(verdict)}
        </Text>
      )}
    </>
  );
}

/** What a dry run found, in words. */
function useFound(): (verdict: Verdict) => string {
  const { t } = useTranslation("helpdesk/routing");
  return ({ found }) => {
    if (found && typeof found === "object" && !Array.isArray(found) && "times" in found) {
      const { times, last } = found as { times: number; last: string | null };
      return t("try.found_times", { count: times, last: last ? moment(last) : "" });
    }
    if (found === null || found === undefined || found === "" || (Array.isArray(found) && !found.length))
      return t("try.found_nothing");
    const values = Array.isArray(found) ? found : [found];
    const said = values.map((one) =>
      typeof one === "boolean"
        ? t(one ? "row.true" : "row.false")
        : typeof one === "number"
          ? number(one)
          : typeof one === "object"
            ? JSON.stringify(one)
            : String(one),
    );
    return t("try.found", { what: said.join(", ") });
  };
}

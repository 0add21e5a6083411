import { ActionIcon, Button, Group, Menu, Tooltip } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MacroShown, ShownTicketBody } from "@/api";
import { getDeskTicketsByTicketIdMacrosOptions } from "@/api/@tanstack/react-query.gen";
import { useKeys } from "@/helpdesk/inbox/keys";
import { useSaid } from "@/said/said";

const MacroPreview = lazy(async () => ({
  default: (await import("@/helpdesk/inbox/composer/MacroPreview")).MacroPreview,
}));
const AT_HAND = 3;

/** Macros in two clicks: the first shows what one would say and do, the second does it (S5-23). */
export function Macros({ ticket, seen }: { ticket: ShownTicketBody; seen: number }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const said = useSaid();
  const [isOpen, setOpen] = useState(false);
  const [chosen, choose] = useState<MacroShown | null>(null);
  const offered = useQuery({
    ...getDeskTicketsByTicketIdMacrosOptions({ path: { ticket_id: ticket.id } }),
    staleTime: 60_000,
  });
  const macros = offered.data ?? [];
  const key = { keys: "c", label: t("keys.macros"), run: () => setOpen(true), opens: true };
  useKeys(t("keys.title"), offered.isPending || macros.length > 0 ? [key] : []);
  if (macros.length === 0) return null;
  return (
    <>
      <Menu position="top-start" withinPortal opened={isOpen} onChange={setOpen}>
        <Menu.Target>
          <Tooltip label={t("macros.title")}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("macros.title")}>
              <IconBolt size={18} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
          {macros.map((one) => (
            <Menu.Item
              key={one.id}
              disabled={Boolean(one.problem)}
              title={one.problem && said(one.problem)}
              onClick={() => choose(one)}
            >
              {one.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Group gap={4} className="at-hand" wrap="nowrap">
        {macros.slice(0, AT_HAND).map((one) => (
          <Button
            key={one.id}
            size="compact-xs"
            variant="default"
            disabled={Boolean(one.problem)}
            title={one.problem && said(one.problem)}
            onClick={() => choose(one)}
          >
            {one.name}
          </Button>
        ))}
      </Group>
      <Suspense>
        {chosen && <MacroPreview ticket={ticket} seen={seen} macro={chosen} onClose={() => choose(null)} />}
      </Suspense>
    </>
  );
}

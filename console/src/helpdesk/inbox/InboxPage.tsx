import { ActionIcon, Group, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconArrowLeft } from "@tabler/icons-react";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Activity, lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Coming } from "@/helpdesk/inbox/Coming";
import classes from "@/helpdesk/inbox/inbox.module.css";
import { ListHead } from "@/helpdesk/inbox/ListHead";
import { readLook } from "@/helpdesk/inbox/look";
import { NewsBroken } from "@/helpdesk/inbox/NewsBroken";
import { OpenTabs } from "@/helpdesk/inbox/OpenTabs";
import { type Overlay, Overlays } from "@/helpdesk/inbox/Overlays";
import { Queues } from "@/helpdesk/inbox/Queues";
import { TicketList } from "@/helpdesk/inbox/TicketList";
import { useFocusKept } from "@/helpdesk/inbox/useFocusKept";
import { useInboxKeys } from "@/helpdesk/inbox/useInboxKeys";
import { beside, useOpen } from "@/helpdesk/inbox/useOpen";
import { readAhead, useNews, useOpenLines, useTicketList } from "@/helpdesk/inbox/useTickets";
import { PageLoading } from "@/kit/Notices";
import { useTitle } from "@/kit/useTitle";
import { useMe } from "@/shell/session";

const TicketView = lazy(async () => ({ default: (await import("@/helpdesk/inbox/TicketView")).TicketView }));

const IN_MEMORY = 5; // tickets whose pages are kept as they were left
const NARROW = "(max-width: 47.99em)";
const WIDE = "(min-width: 62em)";
const WIDEST = "(min-width: 106em)";
const AT_ONCE = { getInitialValueInEffect: false };

export { readAhead };

/** The inbox: queues, the tickets of one, and those that are open, side by side as far as the window has room. */
export function InboxPage() {
  const { t } = useTranslation("helpdesk/inbox");
  const look = readLook(useSearch({ strict: false }) as Record<string, unknown>);
  const { ticketId } = useParams({ strict: false }) as { ticketId?: string };
  const current = ticketId === undefined ? undefined : Number(ticketId);
  const { tabs, close } = useOpen(useMe().id, current);
  const lines = useOpenLines(tabs);
  const [list, shown] = useTicketList(look);
  const navigate = useNavigate();
  const [overlay, lay] = useState<Overlay>(null);
  const front =
    current === undefined ? undefined : lines.get(current)?.customer_name || t("ticket", { number: current });
  useTitle(front, t("title"));
  useNews(list, tabs);
  useFocusKept();
  useEffect(() => {
    list.kept = current;
  }, [list, current]);

  const open = (id: number | undefined) =>
    void (id === undefined
      ? navigate({ to: "/inbox", search: (now) => now })
      : navigate({ to: "/inbox/$ticketId", params: { ticketId: String(id) }, search: (now) => now }));
  const leave = (id: number) => {
    if (id === current) open(beside(tabs, id));
    close(id);
  };
  useInboxKeys({ tabs, current, open, leave, lay });
  const isNarrow = useMediaQuery(NARROW, false, AT_ONCE);
  const hasQueues = useMediaQuery(current === undefined ? WIDE : WIDEST, true, AT_ONCE);
  return (
    <div className={classes.inbox}>
      {hasQueues && (
        <div className={classes.queues}>
          <Queues look={look} />
        </div>
      )}
      {!(isNarrow && current !== undefined) && (
        <div className={classes.list} data-beside={current !== undefined || undefined}>
          <ListHead look={look} hasQueues={hasQueues} lay={lay} />
          <NewsBroken again={() => void list.again()} />
          <TicketList list={list} shown={shown} look={look} current={current} open={open} />
        </div>
      )}
      {current !== undefined && (
        <div className={classes.ticket}>
          {isNarrow && <WayBack current={current} back={() => open(undefined)} />}
          {tabs.length > (isNarrow ? 1 : 0) && (
            <OpenTabs tabs={tabs} lines={lines} current={current} close={leave} />
          )}
          <Suspense
            fallback={
              <Coming>
                <PageLoading />
              </Coming>
            }
          >
            <Tickets current={current} tabs={tabs} close={() => leave(current)} />
          </Suspense>
        </div>
      )}
      <Overlays overlay={overlay} look={look} close={() => lay(null)} />
    </div>
  );
}

/** The ticket in front, and those looked at before it, kept as they were left. */
function Tickets({ current, tabs, close }: { current: number; tabs: readonly number[]; close: () => void }) {
  const [seen, see] = useState<readonly number[]>([current]);
  if (seen.at(-1) !== current) see([...seen.filter((one) => one !== current), current].slice(-IN_MEMORY));
  // In a fixed order, so that none is moved in the page: a frame or a scroll position would not survive it.
  const kept = seen.filter((one) => one === current || tabs.includes(one)).toSorted((a, b) => a - b);
  return kept.map((id) => (
    <Activity key={id} mode={id === current ? "visible" : "hidden"}>
      <TicketView ticketId={id} close={close} />
    </Activity>
  ));
}

function WayBack({ current, back }: { current: number; back: () => void }) {
  const { t } = useTranslation("helpdesk/inbox");
  return (
    <Group className={classes.head} gap="xs" wrap="nowrap">
      <ActionIcon variant="subtle" onClick={back} aria-label={t("back")}>
        <IconArrowLeft size={18} />
      </ActionIcon>
      <Title order={1} size="h5">
        {t("ticket", { number: current })}
      </Title>
    </Group>
  );
}

import { Button, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/helpdesk/inbox/inbox.module.css";
import { useKeys } from "@/helpdesk/inbox/keys";
import type { LiveList, Shown } from "@/helpdesk/inbox/listed";
import { type Look, narrowed } from "@/helpdesk/inbox/look";
import { TicketRow } from "@/helpdesk/inbox/TicketRow";
import { useComposing, useNames } from "@/helpdesk/inbox/useTickets";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";
import { useStores } from "@/shell/session";

const ROW = 84; // pixels
const AHEAD = 40; // rows before the end of what was read, from which on the next page is asked for

interface ListProps {
  list: LiveList;
  shown: Shown;
  look: Look;
  current?: number;
  open: (id: number) => void;
}

/** The tickets of a queue: any number of them, of which only those in the window stand in the page. */
export function TicketList({ list, shown, look, current, open }: ListProps) {
  const { t } = useTranslation("helpdesk/inbox");
  const { lines } = shown;
  const scroll = useRef<HTMLDivElement>(null);
  const cursor = useRef<number | undefined>(current);
  const stores = useStores();
  const names = useNames();
  const composing = useComposing();
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (shown.error === null && shown.isMore && last > lines.length - AHEAD) void list.more();
  }, [list, last, lines.length, shown.isMore, shown.error]);
  useEffect(() => {
    list.look(lines.slice(first, last + 1).map((line) => line.id));
  }, [list, lines, first, last]);
  useStaying(scroll, lines);
  useEffect(() => {
    if (current !== undefined) cursor.current = current;
  }, [current]);

  const step = (by: number) => {
    const here = lines.findIndex((line) => line.id === cursor.current);
    const next = here < 0 ? Math.max(0, first) : Math.min(Math.max(0, here + by), lines.length - 1);
    const line = lines[next];
    if (!line) return;
    cursor.current = line.id;
    rows.scrollToIndex(next, { align: "auto" });
    focusRow(scroll.current, line.id);
  };
  useKeys(t("keys.list"), [
    { keys: "j", label: t("keys.next"), run: () => step(1) },
    { keys: "k", label: t("keys.previous"), run: () => step(-1) },
    { keys: "o", label: t("keys.open"), run: () => cursor.current !== undefined && open(cursor.current) },
  ]);

  if (shown.isNew && shown.error === null) return <Waiting />;
  if (lines.length === 0 && shown.error !== null)
    return (
      <div className={classes.head}>
        <ErrorNotice error={shown.error} again={() => void list.more()} />
      </div>
    );
  if (lines.length === 0)
    return (
      <Empty title={narrowed(look) > 0 ? t("none_narrowed") : t("none")}>
        <Text size="sm" c="dimmed">
          {narrowed(look) > 0 ? t("none_narrowed_about") : t("none_about")}
        </Text>
        {narrowed(look) > 0 && (
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => (
              <Link
                to="."
                search={(now) => ({ store: now.store, queue: look.queue, order: look.order })}
                {...props}
              />
            )}
          >
            {t("filter.clear")}
          </Button>
        )}
      </Empty>
    );
  return (
    <section ref={scroll} className={classes.scroll} aria-label={t("tickets")}>
      <ul className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <li
              key={line.id}
              className={classes.row}
              style={{ height: ROW, transform: `translateY(${start}px)` }}
              aria-setsize={shown.isMore ? -1 : lines.length}
              aria-posinset={index + 1}
            >
              <Link
                to="/inbox/$ticketId"
                params={{ ticketId: String(line.id) }}
                search={(now) => now}
                className={classes.way}
                data-ticket={line.id}
                aria-current={line.id === current ? "true" : undefined}
                preload={false}
                onFocus={() => {
                  cursor.current = line.id;
                }}
              >
                <TicketRow
                  line={line}
                  due={shown.due.get(line.id)}
                  store={stores.length > 1 ? stores.find((one) => one.id === line.store_id)?.name : undefined}
                  assignee={line.assignee_id === null ? undefined : names.get(line.assignee_id)}
                  composing={composing.get(line.id)}
                />
              </Link>
            </li>
          );
        })}
      </ul>
      {shown.error !== null && <ErrorNotice error={shown.error} again={() => void list.more()} />}
      {!shown.isMore && lines.length > 5 && (
        <Text size="xs" c="dimmed" ta="center" py="sm">
          {t("end", { count: lines.length })}
        </Text>
      )}
    </section>
  );
}

/** Keep what is read where it is when tickets come in above it. */
function useStaying(scroll: React.RefObject<HTMLDivElement | null>, lines: Shown["lines"]): void {
  const before = useRef(lines);
  useLayoutEffect(() => {
    const element = scroll.current;
    const was = before.current;
    before.current = lines;
    if (!element || was === lines || element.scrollTop < ROW / 2) return;
    const top = Math.floor(element.scrollTop / ROW);
    const anchor = was[top]?.id;
    const now = lines.findIndex((line) => line.id === anchor);
    if (now >= 0 && now !== top && Math.abs(now - top) < 200) element.scrollTop += (now - top) * ROW;
  }, [scroll, lines]);
}

function focusRow(list: HTMLElement | null, id: number, tries = 10): void {
  const row = list?.querySelector<HTMLElement>(`[data-ticket="${id}"]`);
  if (row) row.focus({ preventScroll: true });
  else if (tries > 0) requestAnimationFrame(() => focusRow(list, id, tries - 1));
}

function Waiting() {
  return (
    <Group p="md" grow>
      <Loading rows={8} />
    </Group>
  );
}

import { Anchor, Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { EntryBody } from "@/api";
import { getDeskReportsByReportTicketsInfiniteOptions } from "@/api/@tanstack/react-query.gen";
import { useAsked, wordsOf } from "@/helpdesk/reports/asking";
import { useNames } from "@/helpdesk/reports/naming";
import type { Opened } from "@/helpdesk/reports/search";
import { duration, moment } from "@/kit/format";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";
import { useStores } from "@/shell/session";

/** What a number counts, newest first: each opens its conversation in the inbox, and Back leads here again. */
export function Behind() {
  const { t } = useTranslation("helpdesk/reports");
  const { partName } = useNames();
  const { asked, open } = useAsked();
  const opened = asked.open;
  const title = opened ? t(`figures.${opened.report}.title`) : "";
  return (
    <Drawer
      opened={opened !== undefined}
      onClose={() => open(undefined)}
      position="right"
      size="md"
      title={
        <Text fw={650} span>
          {opened?.part ? t("behind_part", { title, part: partName(opened.part) }) : title}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {opened && <Entries opened={opened} />}
    </Drawer>
  );
}

function Entries({ opened }: { opened: Opened }) {
  const { t } = useTranslation("helpdesk/reports");
  const { asked, span } = useAsked();
  const days = opened.from && opened.to ? { from: opened.from, to: opened.to } : span;
  const found = useInfiniteQuery({
    ...getDeskReportsByReportTicketsInfiniteOptions({
      path: { report: opened.report },
      query: {
        ...wordsOf(asked, days, opened),
        cell: opened.cell,
        ...(opened.part ? { part: opened.part } : {}),
      },
    }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorNotice error={found.error} again={() => void found.refetch()} />;
  const entries = found.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <Empty title={t("nothing_behind")} />;
  return (
    <Stack gap={0}>
      <Stack component="ul" gap={0} p={0} m={0} style={{ listStyle: "none" }}>
        {entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a ticket may be in it several times, and the list only grows
          <Entry key={at} entry={entry} />
        ))}
      </Stack>
      {found.hasNextPage && (
        <Button
          variant="default"
          mt="sm"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </Stack>
  );
}

function Entry({ entry }: { entry: EntryBody }) {
  const { t, i18n } = useTranslation("helpdesk/reports");
  const { partName } = useNames();
  const stores = useStores();
  const store = stores.length > 1 ? stores.find((one) => one.id === entry.store_id)?.name : "";
  const channel = i18n.exists(`helpdesk/reports:values.channel.${entry.channel}`)
    ? t(`values.channel.${entry.channel}`)
    : entry.channel;
  const facts = [
    moment(entry.at),
    store,
    channel,
    entry.part ? partName(entry.part) : "",
    entry.order_name,
    entry.seconds == null ? "" : duration(entry.seconds),
  ].filter(Boolean);
  const name = entry.subject || (entry.ticket ? t("ticket", { number: entry.ticket }) : entry.order_name);
  return (
    <Stack
      component="li"
      gap={0}
      py="xs"
      style={{ borderBottom: "1px solid var(--tillside-line)", overflowWrap: "anywhere" }}
    >
      {entry.ticket ? (
        <Anchor component={Link} to={`/inbox/${entry.ticket}`} fw={500} lineClamp={2}>
          {name}
        </Anchor>
      ) : (
        <Text fw={500}>{name || t("no_ticket")}</Text>
      )}
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {facts.join(" · ")}
        </Text>
      </Group>
    </Stack>
  );
}

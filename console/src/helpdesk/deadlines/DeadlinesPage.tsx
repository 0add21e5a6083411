import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Pressing, Target } from "@/api";
import { getDeskDeadlines } from "@/api";
import { DeadlinesWays } from "@/helpdesk/deadlines/DeadlinesWays";
import { useSaid } from "@/helpdesk/deadlines/useSaid";
import { TicketLink } from "@/helpdesk/routing/TicketLink";
import { useDesk } from "@/kit/events";
import { duration, moment } from "@/kit/format";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { useMe } from "@/shell/session";
import "@/helpdesk/deadlines/deadlines.css";

const WITHIN = [
  ["60", "hour"],
  ["240", "hours4"],
  ["1440", "day"],
  ["10080", "week"],
] as const;
const TARGETS: readonly Target[] = ["first_reply", "next_reply", "resolution", "aging"];
const KEY = ["deadlines", "due"];
const PAUSE = 1000;
const MINUTE = 60_000;

/** What is due next, the most pressing first; each leads to its ticket (S5-61). */
export function DeadlinesPage() {
  const { t } = useTranslation("helpdesk/deadlines");
  const me = useMe();
  const [within, setWithin] = useState("1440");
  const [target, setTarget] = useState("");
  const [isMine, setMine] = useState(false);
  const asked = {
    within: Number(within),
    target: (target || null) as Target | null,
    assignee: isMine ? me.id : null,
  };
  const due = useInfiniteQuery({
    queryKey: [...KEY, asked],
    queryFn: async ({ pageParam, signal }) =>
      (await getDeskDeadlines({ query: { ...asked, cursor: pageParam }, signal, throwOnError: true })).data,
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: MINUTE,
  });
  useNews();
  const items = due.data?.pages.flatMap((page) => page.items) ?? [];
  const passed = items.filter((one) => one.deadline.is_overdue).length;
  return (
    <>
      <PageHead title={t("title")} about={t("about")} />
      <DeadlinesWays />
      <Group gap="sm" mb="md" align="flex-end">
        <NativeSelect
          label={t("list.within")}
          value={within}
          data={WITHIN.map(([value, word]) => ({ value, label: t(`list.${word}`) }))}
          onChange={(event) => setWithin(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("list.target")}
          value={target}
          data={[
            { value: "", label: t("list.all_targets") },
            ...TARGETS.map((value) => ({ value, label: t(`target.${value}`) })),
          ]}
          onChange={(event) => setTarget(event.currentTarget.value)}
        />
        <NativeSelect
          label={t("list.whose")}
          value={isMine ? "mine" : "all"}
          data={[
            { value: "all", label: t("list.everybody") },
            { value: "mine", label: t("list.mine") },
          ]}
          onChange={(event) => setMine(event.currentTarget.value === "mine")}
        />
      </Group>
      {due.error && <ErrorNotice error={due.error} again={() => void due.refetch()} />}
      {due.isPending && <Loading rows={6} />}
      {due.data && items.length === 0 && (
        <Empty title={t("list.none")}>
          <Text size="sm">{t("list.none_about")}</Text>
        </Empty>
      )}
      {items.length > 0 && (
        <>
          {passed > 0 && (
            <Text size="sm" fw={600} mb="xs" role="status">
              {t("list.overdue_count", { count: passed })}
            </Text>
          )}
          <Stack
            component="ul"
            gap={0}
            p={0}
            m={0}
            style={{ listStyle: "none" }}
            aria-label={t("list.label")}
          >
            {items.map((one) => (
              <Row key={one.deadline.id} one={one} />
            ))}
          </Stack>
          {due.hasNextPage && (
            <Button
              mt="md"
              variant="default"
              loading={due.isFetchingNextPage}
              onClick={() => void due.fetchNextPage()}
            >
              {t("list.more")}
            </Button>
          )}
        </>
      )}
    </>
  );
}

/** What happens to tickets changes what is due: it is read again, at most once a second. */
function useNews(): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useDesk("ticket", () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void queries.invalidateQueries({ queryKey: KEY }), PAUSE);
  });
}

function Row({ one }: { one: Pressing }) {
  const { t } = useTranslation("helpdesk/deadlines");
  const { teams, people } = useSaid();
  const { deadline } = one;
  const left = deadline.remaining ?? 0;
  const span = duration(Math.abs(left));
  const owner = people.find((it) => it.id === one.assignee_id)?.name;
  const team = teams.find((it) => it.id === one.team_id)?.name;
  const Icon = deadline.is_overdue ? IconAlertTriangle : IconClock;
  return (
    <li className="due-row">
      <div className="kept-what">
        <TicketLink id={one.ticket_id}>
          {t("list.ticket", { id: one.ticket_id, subject: one.subject })}
        </TicketLink>
        <Text size="xs" c="dimmed">
          {owner ?? team ?? t("list.nobody")}
        </Text>
      </div>
      <Text size="sm">{t(`target.${deadline.target}`)}</Text>
      <div>
        <Group gap={4} wrap="nowrap" c={deadline.is_overdue ? "red" : undefined}>
          <Icon size={14} aria-hidden />
          <Text size="sm" fw={600}>
            {left === 0 ? t("list.now") : t(deadline.is_overdue ? "list.overdue" : "list.left", { span })}
          </Text>
        </Group>
        {deadline.due_at && (
          <Text size="xs" c="dimmed">
            {t("list.due_at", { at: moment(deadline.due_at) })}
          </Text>
        )}
      </div>
    </li>
  );
}

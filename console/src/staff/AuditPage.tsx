import { Anchor, Button, Code, Group, Select, Stack, Table, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type AuditAct, getAudit } from "@/api";
import { getStaffPeopleOptions } from "@/api/@tanstack/react-query.gen";
import { moment } from "@/kit/format";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { useStores } from "@/shell/session";

/** Who did what, and when; newest first. */
export function AuditPage() {
  const { t } = useTranslation("staff");
  const stores = useStores();
  const people = useQuery(getStaffPeopleOptions());
  const [by, setBy] = useState<string | null>(null);
  const [store, setStore] = useState<string | null>(null);
  const [typed, type] = useState("");
  const [act] = useDebouncedValue(typed.trim(), 300);
  const query = { ...(by && { actor: by }), ...(store && { store_id: Number(store) }), ...(act && { act }) };
  const acts = useInfiniteQuery({
    queryKey: ["audit", query],
    initialPageParam: "",
    queryFn: async ({ pageParam, signal }) =>
      (await getAudit({ query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal })).data,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const names = new Map(people.data?.items.map((one) => [`staff:${one.id}`, one.name]));
  const found = acts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t("audit.title")} about={t("audit.about")} />
      <Group align="flex-end" mb="md" gap="sm">
        <Select
          label={t("audit.by")}
          clearable
          searchable
          data={[...names].map(([value, label]) => ({ value, label }))}
          value={by}
          onChange={setBy}
        />
        {stores.length > 1 && (
          <Select
            label={t("audit.store")}
            clearable
            data={stores.map((one) => ({ value: String(one.id), label: one.name }))}
            value={store}
            onChange={setStore}
          />
        )}
        <TextInput
          label={t("audit.act")}
          placeholder="ticket.closed"
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </Group>
      {acts.isPending && <Loading />}
      {acts.error && <ErrorNotice error={acts.error} again={() => void acts.refetch()} />}
      {acts.data && found.length === 0 && <Empty title={t("audit.none")} />}
      <Stack>
        {found.length > 0 && (
          <Table.ScrollContainer
            minWidth={300}
            scrollAreaProps={{
              viewportProps: { tabIndex: 0, role: "group", "aria-label": t("audit.title") },
            }}
          >
            <Table verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("audit.when")}</Table.Th>
                  <Table.Th visibleFrom="sm">{t("audit.by")}</Table.Th>
                  <Table.Th>{t("audit.act")}</Table.Th>
                  <Table.Th visibleFrom="sm">{t("audit.facts")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {found.map((one) => (
                  <Row key={one.id} one={one} name={names.get(one.by) ?? one.by} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {acts.hasNextPage && (
          <Group justify="center">
            <Button
              variant="default"
              loading={acts.isFetchingNextPage}
              onClick={() => void acts.fetchNextPage()}
            >
              {t("audit.more")}
            </Button>
          </Group>
        )}
      </Stack>
    </>
  );
}

function Row({ one, name }: { one: AuditAct; name: string }) {
  const facts = Object.entries(one.facts)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(", ");
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: "top" }}>
        <Text size="sm" className="audit-at">
          {moment(one.at)}
        </Text>
        <Text size="xs" c="dimmed" hiddenFrom="sm">
          {name}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">{name}</Table.Td>
      <Table.Td>
        <Code>{one.act}</Code>
        <Text size="xs" c="dimmed">
          <Subject subject={one.subject} />
        </Text>
        <Text size="xs" hiddenFrom="sm">
          {facts}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="xs">{facts}</Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** What it was done to; what has a page of its own leads there. */
function Subject({ subject }: { subject: string }): ReactNode {
  const [kind, number = ""] = subject.split(":");
  if (!/^\d+$/.test(number)) return subject;
  if (kind === "ticket")
    return (
      <Anchor
        size="xs"
        renderRoot={(props) => <Link {...props} to="/inbox/$ticketId" params={{ ticketId: number }} />}
      >
        {subject}
      </Anchor>
    );
  if (kind === "conversation")
    return (
      <Anchor
        size="xs"
        renderRoot={(props) => <Link {...props} to="/conversations/$id" params={{ id: number }} />}
      >
        {subject}
      </Anchor>
    );
  return subject;
}

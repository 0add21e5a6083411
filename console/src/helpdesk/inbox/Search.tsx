import { Badge, Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FoundBody, GetDeskSearchData } from "@/api";
import { getDeskSearchInfiniteOptions } from "@/api/@tanstack/react-query.gen";
import { Excerpt } from "@/helpdesk/inbox/Excerpt";
import classes from "@/helpdesk/inbox/inbox.module.css";
import { CHANNELS } from "@/helpdesk/inbox/look";
import { ago } from "@/kit/format";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";
import { useStores } from "@/shell/session";

type Query = NonNullable<GetDeskSearchData["query"]>;

/** What was searched for last, so that one can go back to it. */
export interface Sought {
  text: string;
  order: "newest" | "best";
  state?: "open" | "waiting" | "closed";
  channel?: string;
  store?: number;
  isExact?: boolean;
}

interface SearchProps {
  sought: Sought;
  seek: (sought: Sought) => void;
  close: () => void;
}

/** Search of all conversations, current and past: by name, address, order, tag and what was said. */
export function Search({ sought, seek, close }: SearchProps) {
  const { t } = useTranslation("helpdesk/inbox");
  const navigate = useNavigate();
  const [text] = useDebouncedValue(sought.text.trim(), 180);
  const query: Query = {
    q: text,
    order: sought.order,
    state: sought.state,
    channel: sought.channel,
    store: sought.store,
    is_exact: sought.isExact,
    size: 20,
  };
  const found = useInfiniteQuery({
    ...getDeskSearchInfiniteOptions({ query }),
    initialPageParam: {},
    getNextPageParam: (page) => page.next,
    enabled: text.length > 0,
    placeholderData: (before) => before,
  });
  const items = text ? (found.data?.pages.flatMap((page) => page.items) ?? []) : [];
  const [chosen, choose] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, other answers
  useEffect(() => choose(0), [text, sought]);
  const go = (one: FoundBody) => {
    close();
    void navigate({
      to: "/inbox/$ticketId",
      params: { ticketId: String(one.id) },
      search: (now) => now,
      hash: one.message ? `message-${one.message.id}` : undefined,
    });
  };
  const press = (event: React.KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max(0, chosen + by), Math.max(0, items.length - 1));
      choose(next);
      document.getElementById(`found-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    const one = items[chosen];
    if (event.key === "Enter" && one && !found.isPlaceholderData) {
      event.preventDefault();
      go(one);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={<Text fw={650}>{t("search.title")}</Text>}
      size="xl"
      yOffset="6vh"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t("search.title")}
          placeholder={t("search.placeholder")}
          description={t("search.about")}
          inputWrapperOrder={["label", "input", "description"]}
          maxLength={1000}
          value={sought.text}
          onChange={(event) => seek({ ...sought, text: event.currentTarget.value, isExact: undefined })}
          onKeyDown={press}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls="found"
          aria-activedescendant={items.length > 0 ? `found-${chosen}` : undefined}
        />
        <Narrow sought={sought} seek={seek} />
        {text && found.data && <Meant page={found.data.pages[0]} sought={sought} seek={seek} />}
        {found.error && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
        {text && found.isPending && !found.error && <Loading rows={5} />}
        {text && found.isSuccess && items.length === 0 && (
          <Empty title={t("search.none", { text })}>
            <Text size="sm" c="dimmed">
              {t("search.none_about")}
            </Text>
          </Empty>
        )}
        <div id="found" role="listbox" aria-label={t("search.found")} hidden={items.length === 0}>
          {items.map((one, place) => (
            <Link
              key={`${one.id}-${one.message?.id ?? 0}`}
              id={`found-${place}`}
              role="option"
              aria-selected={place === chosen}
              tabIndex={-1}
              className={classes.found}
              to="/inbox/$ticketId"
              params={{ ticketId: String(one.id) }}
              search={(now) => now}
              hash={one.message ? `message-${one.message.id}` : undefined}
              preload={false}
              onMouseMove={() => choose(place)}
              onClick={close}
            >
              <FoundTicket one={one} />
            </Link>
          ))}
        </div>
        {text && found.hasNextPage && (
          <Button
            variant="default"
            size="xs"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {t("search.more")}
          </Button>
        )}
        {found.data?.pages.at(-1)?.is_all === false && (
          <Text size="xs" c="dimmed">
            {t("search.too_many")}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}

function FoundTicket({ one }: { one: FoundBody }) {
  const { t } = useTranslation("helpdesk/inbox");
  return (
    <>
      <Group gap={6} wrap="nowrap" justify="space-between">
        <Group gap={6} wrap="nowrap" miw={0}>
          <Text size="sm" fw={600} truncate>
            {one.customer_name || t("ticket", { number: one.id })}
          </Text>
          <Text size="xs" c="dimmed" className={classes.still}>
            {t("search.where", {
              number: one.id,
              channel: t(`channel.${one.channel}`, { defaultValue: one.channel }),
            })}
          </Text>
          <Badge size="xs" radius="sm" variant="default" tt="none" className={classes.still}>
            {t(`state.${one.state}`)}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed" className={classes.still}>
          {ago(one.message?.at ?? one.updated_at)}
        </Text>
      </Group>
      {one.message ? (
        <Excerpt message={one.message} />
      ) : (
        <Text size="sm" c="dimmed" truncate>
          {one.subject}
        </Text>
      )}
      <Text size="xs" c="dimmed" truncate>
        {[t(`search.by.${one.found_by}`, { defaultValue: "" }), one.order_name, ...one.tags]
          .filter(Boolean)
          .join(" · ")}
      </Text>
    </>
  );
}

function Narrow({ sought, seek }: Omit<SearchProps, "close">) {
  const { t } = useTranslation("helpdesk/inbox");
  const stores = useStores();
  return (
    <Group gap="xs" align="center">
      <Select
        size="xs"
        w={150}
        aria-label={t("filter.order")}
        allowDeselect={false}
        data={(["newest", "best"] as const).map((value) => ({ value, label: t(`search.order.${value}`) }))}
        value={sought.order}
        onChange={(order) => seek({ ...sought, order: order as Sought["order"] })}
      />
      <Select
        size="xs"
        w={150}
        clearable
        aria-label={t("filter.state")}
        placeholder={t("filter.any")}
        data={(["open", "waiting", "closed"] as const).map((value) => ({
          value,
          label: t(`state.${value}`),
        }))}
        value={sought.state ?? null}
        onChange={(state) => seek({ ...sought, state: (state ?? undefined) as Sought["state"] })}
      />
      <Select
        size="xs"
        w={150}
        clearable
        aria-label={t("filter.channel")}
        placeholder={t("search.every_channel")}
        data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        value={sought.channel ?? null}
        onChange={(channel) => seek({ ...sought, channel: channel ?? undefined })}
      />
      {stores.length > 1 && (
        <Select
          size="xs"
          w={150}
          clearable
          aria-label={t("filter.brand")}
          placeholder={t("search.every_store")}
          data={stores.map((one) => ({ value: String(one.id), label: one.name }))}
          value={sought.store === undefined ? null : String(sought.store)}
          onChange={(id) => seek({ ...sought, store: id === null ? undefined : Number(id) })}
        />
      )}
    </Group>
  );
}

interface MeantProps extends Omit<SearchProps, "close"> {
  page?: { instead: Record<string, string>; meant: Record<string, string> };
}

function Meant({ page, sought, seek }: MeantProps) {
  const { t } = useTranslation("helpdesk/inbox");
  const instead = Object.entries(page?.instead ?? {});
  const meant = Object.entries(page?.meant ?? {});
  return (
    <>
      {(instead.length > 0 || sought.isExact) && (
        <Group gap="sm">
          {instead.map(([typed, used]) => (
            <Text size="sm" key={typed}>
              {t("search.instead", { typed, used })}
            </Text>
          ))}
          <Checkbox
            size="xs"
            label={t("search.exact")}
            checked={sought.isExact ?? false}
            onChange={(event) => seek({ ...sought, isExact: event.currentTarget.checked || undefined })}
          />
        </Group>
      )}
      {meant.map(([typed, other]) => (
        <Button
          key={typed}
          size="compact-xs"
          variant="subtle"
          style={{ alignSelf: "flex-start" }}
          onClick={() => seek({ ...sought, text: sought.text.replace(typed, other) })}
        >
          {t("search.meant", { other })}
        </Button>
      ))}
    </>
  );
}

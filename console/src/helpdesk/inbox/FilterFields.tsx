import { Drawer, Select, Stack, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { CHANNELS, type Look, ORDERS, PRIORITIES, TOPICS } from "@/helpdesk/inbox/look";
import { languageName, useChange } from "@/helpdesk/inbox/useChange";
import { useNames } from "@/helpdesk/inbox/useTickets";
import { LANGUAGES } from "@/kit/words";
import { useStores } from "@/shell/session";

/** All that a queue can be narrowed by, and its order. */
export function FilterFields({ look, close }: { look: Look; close: () => void }) {
  const { t } = useTranslation("helpdesk/inbox");
  const change = useChange();
  const stores = useStores();
  const names = useNames();
  const [tag, setTag] = useState(look.tag ?? "");
  const within = { comboboxProps: { withinPortal: false }, size: "xs", clearable: true } as const;
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={320}
      title={t("filter.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="xs">
        <Select
          {...within}
          label={t("filter.order")}
          clearable={false}
          allowDeselect={false}
          data={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
          value={look.order ?? "newest"}
          onChange={(order) => change({ order: order === "newest" ? undefined : (order as Look["order"]) })}
        />
        <Switch
          size="xs"
          label={t("filter.unread")}
          checked={look.unread ?? false}
          onChange={(event) => change({ unread: event.currentTarget.checked || undefined })}
        />
        {look.queue !== "closed" && (
          <Select
            {...within}
            label={t("filter.state")}
            placeholder={t("filter.not_closed")}
            data={(["any", "closed"] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
            value={look.state ?? null}
            onChange={(state) => change({ state: (state ?? undefined) as Look["state"] })}
          />
        )}
        <Select
          {...within}
          label={t("filter.channel")}
          placeholder={t("filter.every")}
          data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          value={look.channel ?? null}
          onChange={(channel) => change({ channel: channel ?? undefined })}
        />
        <Select
          {...within}
          label={t("filter.topic")}
          placeholder={t("filter.every")}
          data={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))}
          value={look.topic ?? null}
          onChange={(topic) => change({ topic: topic ?? undefined })}
        />
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change({ tag: tag.trim() || undefined });
          }}
        >
          <TextInput
            size="xs"
            label={t("filter.tag")}
            description={t("filter.tag_about")}
            maxLength={40}
            value={tag}
            onChange={(event) => setTag(event.currentTarget.value)}
            onBlur={() => change({ tag: tag.trim() || undefined })}
          />
        </form>
        <Select
          {...within}
          label={t("filter.priority")}
          placeholder={t("filter.every")}
          data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          value={look.priority ?? null}
          onChange={(priority) => change({ priority: priority ?? undefined })}
        />
        <Select
          {...within}
          label={t("filter.language")}
          placeholder={t("filter.every")}
          data={LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
          value={look.language ?? null}
          onChange={(language) => change({ language: language ?? undefined })}
        />
        <Select
          {...within}
          label={t("filter.assignee")}
          placeholder={t("filter.everybody")}
          searchable
          data={[...names].map(([id, label]) => ({ value: String(id), label }))}
          value={look.assignee === undefined ? null : String(look.assignee)}
          onChange={(id) => change({ assignee: id === null ? undefined : Number(id) })}
        />
        {stores.length > 1 && (
          <Select
            {...within}
            label={t("filter.brand")}
            placeholder={t("filter.every")}
            data={stores.map((one) => ({ value: String(one.id), label: one.name }))}
            value={look.brand === undefined ? null : String(look.brand)}
            onChange={(id) => change({ brand: id === null ? undefined : Number(id) })}
          />
        )}
      </Stack>
    </Drawer>
  );
}

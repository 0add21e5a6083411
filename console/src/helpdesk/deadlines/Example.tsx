import { Fieldset, Group, Loader, Select, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PolicyExample, type PolicyInput, postDeskSlaExample } from "@/api";
import { comingMonday, dayIn, midnights, momentIn, shownIn } from "@/helpdesk/deadlines/zone";
import { ErrorNotice } from "@/kit/Notices";
import { useStores } from "@/shell/session";

const PAUSE = 300;
const MOST_DAYS = 9;

/** A ticket that is thought up, and when each promise would be due: shows office hours at work (D8). */
export function Example({ rules }: { rules: PolicyInput }) {
  const { t } = useTranslation("helpdesk/deadlines");
  const stores = useStores();
  const [chosen, choose] = useState<string | null>(null);
  const [opened, setOpened] = useState(comingMonday);
  const store = stores.find((one) => one.key === chosen) ?? stores[0];
  const asked = {
    store: store?.key ?? "",
    rules,
    at: opened && store ? momentIn(store.time_zone, opened) : null,
  };
  const [text] = useDebouncedValue(JSON.stringify(asked), PAUSE);
  const example = useQuery({
    queryKey: ["deadlines", "example", text],
    queryFn: async ({ signal }) =>
      (await postDeskSlaExample({ body: JSON.parse(text) as typeof asked, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData,
    enabled: store !== undefined,
  });
  return (
    <Fieldset legend={t("example.title")}>
      <Stack gap="xs">
        <Group gap="sm" grow preventGrowOverflow={false}>
          <TextInput
            type="datetime-local"
            label={t("example.opened")}
            value={opened}
            onChange={(event) => setOpened(event.currentTarget.value)}
          />
          {stores.length > 1 && (
            <Select
              label={t("example.store")}
              allowDeselect={false}
              data={stores.map((one) => ({ value: one.key, label: one.name }))}
              value={store?.key ?? null}
              onChange={choose}
            />
          )}
        </Group>
        {example.error && <ErrorNotice error={example.error} again={() => void example.refetch()} />}
        {example.isPending && <Loader size="sm" />}
        {example.data && <Picture example={example.data} />}
      </Stack>
    </Fieldset>
  );
}

function Picture({ example }: { example: PolicyExample }) {
  const { t } = useTranslation("helpdesk/deadlines");
  const zone = example.time_zone;
  const from = Date.parse(example.began_at);
  const last = Math.max(from, ...example.counting.map((one) => Date.parse(one.ends)));
  const to = Math.max(last, from + 3_600_000);
  const at = (moment: string | number) =>
    `${(((typeof moment === "number" ? moment : Date.parse(moment)) - from) / (to - from)) * 100}%`;
  const days = midnights(zone, from, to);
  const isFit = example.dues.every((one) => !one.due_at || Date.parse(one.due_at) <= to);
  return (
    <Stack gap={4}>
      <div
        className="clock-line"
        role="img"
        aria-label={t("example.picture", { from: shownIn(zone, from), to: shownIn(zone, to) })}
      >
        {days.length <= MOST_DAYS &&
          days.map((day) => (
            <span key={day} className="clock-day" style={{ insetInlineStart: at(day) }}>
              {dayIn(zone, day)}
            </span>
          ))}
        <div className="clock-track">
          {example.counting.map((one) => (
            <div
              key={one.begins}
              className="clock-open"
              style={{ insetInlineStart: at(one.begins), insetInlineEnd: `calc(100% - ${at(one.ends)})` }}
            />
          ))}
        </div>
        {example.dues.map(
          (one, number) =>
            one.due_at &&
            Date.parse(one.due_at) <= to && (
              <span key={one.target} className="clock-mark" style={{ insetInlineStart: at(one.due_at) }}>
                <span>{number + 1}</span>
              </span>
            ),
        )}
      </div>
      <Group gap="md">
        <Text size="xs" c="dimmed">
          <span className="clock-key clock-open" />
          {t("example.counts")}
        </Text>
        <Text size="xs" c="dimmed">
          <span className="clock-key clock-track" />
          {t("example.stands")}
        </Text>
      </Group>
      <Stack component="ol" gap={2} m={0} ps="lg" role="status">
        {example.dues.map((one) => (
          <Text component="li" size="sm" key={one.target}>
            {one.due_at
              ? t("example.said", {
                  target: t(`target.${one.target}`),
                  opened: shownIn(zone, from),
                  due: shownIn(zone, one.due_at),
                })
              : t("example.never", { target: t(`target.${one.target}`) })}{" "}
            {one.warns_at && (
              <Text span size="sm" c="dimmed">
                {t("example.warned", { at: shownIn(zone, one.warns_at) })}
              </Text>
            )}
          </Text>
        ))}
      </Stack>
      <Text size="xs" c="dimmed">
        {t("example.zone", { zone })} {t("example.all")} {isFit ? "" : t("example.longer")}
      </Text>
    </Stack>
  );
}

import { Accordion, Button, Code, Group, Paper, Select, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type DeliveryShown, getStoresByStoreWebhooksByWebhookIdDeliveries } from "@/api";
import { postStoresByStoreWebhooksByWebhookIdDeliveriesByDeliveryIdRedeliverMutation } from "@/api/@tanstack/react-query.gen";
import { moment, number } from "@/kit/format";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { Said } from "@/said/Said";
import { DeliveryBadge } from "@/stores/webhooks/State";

const STATES = ["waiting", "delivered", "failed", "dropped"] as const;
const LOOK_EVERY = 3000;
const LOOK_AGAIN = 15_000;
const SOON = 60_000;

interface Of {
  store: string;
  webhook: number;
}

export const deliveriesKey = ({ store, webhook }: Of) => ["webhook-deliveries", store, webhook] as const;

/** Whether something is sent within a minute, so that looking again will tell. */
const isMoving = (one: DeliveryShown) =>
  one.state === "waiting" && (!one.due_at || new Date(one.due_at).getTime() < Date.now() + SOON);

/** What was sent in the last thirty days, how that went, and sending it again. */
export function Deliveries({ store, webhook, isActive }: Of & { isActive: boolean }) {
  const { t } = useTranslation("stores/webhooks");
  const [state, choose] = useState<(typeof STATES)[number] | null>(null);
  const found = useInfiniteQuery({
    queryKey: [...deliveriesKey({ store, webhook }), state],
    initialPageParam: "",
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await getStoresByStoreWebhooksByWebhookIdDeliveries({
        path: { store, webhook_id: webhook },
        query: { cursor: pageParam, limit: 20, ...(state ? { state } : {}) },
        signal,
      });
      return data;
    },
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: ({ state: now }) =>
      now.data?.pages.some((page) => page.items.some(isMoving)) ? LOOK_EVERY : LOOK_AGAIN,
  });
  const items = found.data?.pages.flatMap((page) => page.items);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4">
            {t("deliveries")}
          </Title>
          <Select
            aria-label={t("delivery.which")}
            placeholder={t("delivery.all")}
            clearable
            clearButtonProps={{ "aria-label": t("delivery.all") }}
            w={180}
            value={state}
            onChange={(value) => choose(STATES.find((one) => one === value) ?? null)}
            data={STATES.map((one) => ({ value: one, label: t(`delivery.${one}`) }))}
          />
        </Group>
        {found.error && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
        {found.isPending && <Loading rows={3} />}
        {items?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("delivery.none")}
          </Text>
        )}
        {items && items.length > 0 && (
          <Accordion chevronPosition="left" variant="separated">
            {items.map((one) => (
              <One key={one.id} delivery={one} store={store} webhook={webhook} isActive={isActive} />
            ))}
          </Accordion>
        )}
        {found.hasNextPage && (
          <Group>
            <Button
              variant="default"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t("delivery.older")}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function One({ delivery, store, webhook, isActive }: Of & { delivery: DeliveryShown; isActive: boolean }) {
  const { t } = useTranslation("stores/webhooks");
  const queries = useQueryClient();
  const refused = useRefused();
  const again = useMutation({
    ...postStoresByStoreWebhooksByWebhookIdDeliveriesByDeliveryIdRedeliverMutation(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: deliveriesKey({ store, webhook }) });
      told(t("delivery.sent_again"));
    },
    onError: refused,
  });
  const facts = [
    moment(delivery.created_at),
    t("delivery.attempts", { count: delivery.attempts }),
    delivery.status !== null && t("delivery.status", { status: delivery.status }),
    delivery.milliseconds !== null &&
      number(delivery.milliseconds, { style: "unit", unit: "millisecond", unitDisplay: "short" }),
  ].filter(Boolean);
  return (
    <Accordion.Item value={String(delivery.id)}>
      <Accordion.Control>
        <Stack gap={2}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {delivery.event}
            </Text>
            <DeliveryBadge delivery={delivery} />
          </Group>
          <Text size="xs" c="dimmed">
            {facts.join(" · ")}
          </Text>
        </Stack>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs" style={{ overflowWrap: "anywhere" }}>
          {delivery.problem && (
            <Text size="sm">
              <Said>{delivery.problem}</Said>
            </Text>
          )}
          {delivery.due_at && delivery.attempts > 0 && (
            <Text size="sm" c="dimmed">
              {t("delivery.next", { at: moment(delivery.due_at) })}
            </Text>
          )}
          <Text size="sm" fw={600}>
            {t("delivery.body")}
          </Text>
          <Text size="xs" c="dimmed">
            webhook-id: {delivery.key}
          </Text>
          <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {delivery.body}
          </Code>
          {delivery.answer && (
            <>
              <Text size="sm" fw={600}>
                {t("delivery.answer")}
              </Text>
              <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                {delivery.answer}
              </Code>
            </>
          )}
          <Group>
            <Button
              variant="default"
              size="compact-md"
              disabled={!isActive}
              loading={again.isPending}
              onClick={() => again.mutate({ path: { store, webhook_id: webhook, delivery_id: delivery.id } })}
            >
              {t("delivery.again")}
            </Button>
            {!isActive && (
              <Text size="sm" c="dimmed">
                {t("delivery.off")}
              </Text>
            )}
          </Group>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

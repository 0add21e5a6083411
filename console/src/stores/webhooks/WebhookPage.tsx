import { Alert, Anchor, Button, Code, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconArrowLeft } from "@tabler/icons-react";
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { getStoresByStoreWebhooksByWebhookId, type WebhookShown } from "@/api";
import {
  deleteStoresByStoreWebhooksByWebhookIdMutation,
  getStoresByStoreWebhooksQueryKey,
  postStoresByStoreWebhooksByWebhookIdSecretMutation,
  postStoresByStoreWebhooksByWebhookIdTestMutation,
  putStoresByStoreWebhooksByWebhookIdActiveMutation,
  putStoresByStoreWebhooksByWebhookIdMutation,
} from "@/api/@tanstack/react-query.gen";
import { moment, number } from "@/kit/format";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { told, useRefused } from "@/kit/saving";
import { useSaid } from "@/said/said";
import { useStores } from "@/shell/session";
import { useStore } from "@/shell/useStore";
import { Deliveries, deliveriesKey } from "@/stores/webhooks/Deliveries";
import { Secret } from "@/stores/webhooks/Secret";
import { Trouble, WebhookBadge } from "@/stores/webhooks/State";
import { WebhookForm } from "@/stores/webhooks/WebhookForm";

interface Home {
  store: string;
  webhook: WebhookShown;
}

const GONE = 404;
const keyOf = (id: number) => ["webhook", id] as const;

/** Find a webhook by its number: a mail that names it does not name its store. */
async function find(id: number, stores: readonly string[]): Promise<Home> {
  for (const store of stores)
    try {
      const { data } = await getStoresByStoreWebhooksByWebhookId({ path: { store, webhook_id: id } });
      return { store, webhook: data };
    } catch (error) {
      if (asProblem(error).status !== GONE || store === stores.at(-1)) throw error;
    }
  throw new Error("no store is seen");
}

/** One webhook: whether it works, what it was sent, what it is told, and its secret. */
export function WebhookPage() {
  const { t } = useTranslation("stores/webhooks");
  const { webhookId } = useParams({ strict: false }) as { webhookId: string };
  const id = Number(webhookId);
  const [first, stores] = [useStore(), useStores()];
  const keys = [...new Set([first, ...stores].flatMap((one) => (one ? [one.key] : [])))];
  const { data, error, refetch } = useQuery({ queryKey: keyOf(id), queryFn: () => find(id, keys) });
  return (
    <>
      <Anchor
        size="sm"
        renderRoot={(props) => (
          <Link to="/webhooks" search={data ? { store: data.store } : (old: object) => old} {...props} />
        )}
      >
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden /> {t("title")}
        </Group>
      </Anchor>
      <PageHead title={data?.webhook.description || t("webhook")} about={data?.webhook.url ?? ""} />
      {error && !data && <ErrorNotice error={error} again={() => void refetch()} />}
      {!error && !data && <Loading rows={6} />}
      {data && <Shown key={data.webhook.id} {...data} />}
    </>
  );
}

function useTaken(store: string, id: number) {
  const queries: QueryClient = useQueryClient();
  return (webhook: WebhookShown) => {
    queries.setQueryData(keyOf(id), { store, webhook });
    void queries.invalidateQueries({ queryKey: getStoresByStoreWebhooksQueryKey({ path: { store } }) });
    void queries.invalidateQueries({ queryKey: deliveriesKey({ store, webhook: id }) });
  };
}

function Shown({ store, webhook }: Home) {
  const { t } = useTranslation("stores/webhooks");
  const said = useSaid();
  const path = { store, webhook_id: webhook.id };
  const taken = useTaken(store, webhook.id);
  const refused = useRefused();
  const queries = useQueryClient();
  const revise = useMutation({
    ...putStoresByStoreWebhooksByWebhookIdMutation(),
    onSuccess: (now) => {
      taken(now);
      told(t("saved"));
    },
  });
  const change = useMutation({
    ...putStoresByStoreWebhooksByWebhookIdActiveMutation(),
    onSuccess: (now) => {
      taken(now);
      told(t(now.is_active ? "now_on" : "now_off"));
    },
    onError: refused,
  });
  const test = useMutation({
    ...postStoresByStoreWebhooksByWebhookIdTestMutation(),
    onSettled: () => queries.invalidateQueries({ queryKey: deliveriesKey({ store, webhook: webhook.id }) }),
  });
  return (
    <Stack gap="md" maw={860}>
      <Group gap="xs">
        <WebhookBadge webhook={webhook} />
        <Button size="compact-md" loading={test.isPending} onClick={() => test.mutate({ path })}>
          {t("test")}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ path, body: { is_active: !webhook.is_active } })}
        >
          {t(webhook.is_active ? "switch_off" : "switch_on")}
        </Button>
      </Group>
      <Trouble webhook={webhook} />
      {test.error && <ErrorNotice error={test.error} />}
      {test.data && (
        <Alert
          color={test.data.state === "delivered" ? "teal" : "orange"}
          title={t(test.data.state === "delivered" ? "test_arrived" : "test_failed")}
          role="status"
        >
          <Text size="sm">
            {[
              test.data.problem && said(test.data.problem),
              test.data.status !== null && t("delivery.status", { status: test.data.status }),
              test.data.milliseconds !== null &&
                number(test.data.milliseconds, { style: "unit", unit: "millisecond", unitDisplay: "short" }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </Text>
          {test.data.answer && (
            <Code block mt="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {test.data.answer}
            </Code>
          )}
        </Alert>
      )}
      <Deliveries store={store} webhook={webhook.id} isActive={webhook.is_active} />
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="xs">
          {t("told")}
        </Title>
        <WebhookForm
          key={webhook.updated_at}
          store={store}
          kept={`webhook:${webhook.id}`}
          initial={{
            url: webhook.url,
            description: webhook.description,
            events: webhook.events,
            is_of_all_stores: false,
          }}
          isNew={false}
          isSaving={revise.isPending}
          error={revise.error}
          save={({ url, description, events }, done) =>
            revise.mutate({ path, body: { url, description, events } }, { onSuccess: done })
          }
        />
      </Paper>
      <Ending store={store} webhook={webhook} />
    </Stack>
  );
}

/** A new secret, and the end: both are asked for twice. */
function Ending({ store, webhook }: Home) {
  const { t } = useTranslation("stores/webhooks");
  const path = { store, webhook_id: webhook.id };
  const name = webhook.description || webhook.url;
  const [secret, show] = useState("");
  const taken = useTaken(store, webhook.id);
  const refused = useRefused();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const rotate = useMutation({
    ...postStoresByStoreWebhooksByWebhookIdSecretMutation(),
    onSuccess: (made) => {
      taken(made.webhook);
      show(made.secret);
    },
    onError: refused,
  });
  const retire = useMutation({
    ...deleteStoresByStoreWebhooksByWebhookIdMutation(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: getStoresByStoreWebhooksQueryKey({ path: { store } }) });
      told(t("retired", { name }));
      await navigate({ to: "/webhooks", search: { store } });
    },
    onError: refused,
  });
  const ask = (what: "rotate" | "retire", go: () => void) =>
    modals.openConfirmModal({
      title: t(`${what}.ask`),
      children: <Text size="sm">{t(`${what}.about`)}</Text>,
      labels: { confirm: t(`${what}.do`), cancel: t("cancel") },
      confirmProps: what === "retire" ? { color: "red" } : {},
      closeButtonProps: { "aria-label": t("close") },
      onConfirm: go,
    });
  return (
    <>
      {webhook.old_until && (
        <Text size="sm" c="dimmed">
          {t("both_until", { at: moment(webhook.old_until) })}
        </Text>
      )}
      <Group gap="xs">
        <Button
          variant="default"
          loading={rotate.isPending}
          onClick={() => ask("rotate", () => rotate.mutate({ path }))}
        >
          {t("rotate.do")}
        </Button>
        <Button
          variant="default"
          loading={retire.isPending}
          onClick={() => ask("retire", () => retire.mutate({ path }))}
        >
          {t("retire.do")}
        </Button>
      </Group>
      {secret && <Secret secret={secret} close={() => show("")} />}
    </>
  );
}

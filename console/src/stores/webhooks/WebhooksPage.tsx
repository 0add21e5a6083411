import { Anchor, Badge, Button, Group, Modal, Paper, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WebhookShown } from "@/api";
import {
  getStoresByStoreWebhooksOptions,
  getStoresByStoreWebhooksQueryKey,
  postStoresByStoreWebhooksMutation,
} from "@/api/@tanstack/react-query.gen";
import { Empty } from "@/kit/Notices";
import { Read, StorePage } from "@/shell/StorePage";
import { Secret } from "@/stores/webhooks/Secret";
import { Trouble, WebhookBadge } from "@/stores/webhooks/State";
import { Verifying } from "@/stores/webhooks/Verifying";
import { WebhookForm, type Wish } from "@/stores/webhooks/WebhookForm";

const EMPTY: Wish = { url: "", description: "", events: [], is_of_all_stores: false };

/** The addresses outside that are told what happens to tickets. */
export function WebhooksPage() {
  const { t } = useTranslation("stores/webhooks");
  const [isAdding, add] = useState(false);
  return (
    <StorePage
      title={t("title")}
      about={t("about")}
      acts={
        <Button leftSection={<IconPlus size={18} />} onClick={() => add(true)}>
          {t("add")}
        </Button>
      }
    >
      {({ key }) => (
        <>
          <OfStore store={key} />
          {isAdding && <Adding store={key} close={() => add(false)} />}
        </>
      )}
    </StorePage>
  );
}

function OfStore({ store }: { store: string }) {
  const { t } = useTranslation("stores/webhooks");
  const found = useQuery(getStoresByStoreWebhooksOptions({ path: { store } }));
  return (
    <Read of={found} rows={4}>
      {(data) => (
        <Stack gap="lg" maw={860}>
          {data.items.length === 0 ? (
            <Empty title={t("none")}>
              <Text size="sm">{t("none_about")}</Text>
            </Empty>
          ) : (
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
              {data.items.map((one) => (
                <One key={one.id} webhook={one} store={store} />
              ))}
            </Stack>
          )}
          <Verifying />
        </Stack>
      )}
    </Read>
  );
}

function One({ webhook, store }: { webhook: WebhookShown; store: string }) {
  const { t } = useTranslation("stores/webhooks");
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap={6} style={{ overflowWrap: "anywhere" }}>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Anchor
            fw={600}
            renderRoot={(props) => (
              <Link
                to="/webhooks/$webhookId"
                params={{ webhookId: String(webhook.id) }}
                search={{ store }}
                {...props}
              />
            )}
          >
            {webhook.description || webhook.url}
          </Anchor>
          <WebhookBadge webhook={webhook} />
        </Group>
        {webhook.description && (
          <Text size="sm" c="dimmed">
            {webhook.url}
          </Text>
        )}
        <Group gap={4}>
          {webhook.events.map((event) => (
            <Badge key={event} size="sm" variant="default" tt="none">
              {event}
            </Badge>
          ))}
          {webhook.store_id === null && (
            <Badge size="sm" variant="light" c="var(--mantine-color-text)" tt="none">
              {t("of_all_stores")}
            </Badge>
          )}
        </Group>
        <Trouble webhook={webhook} />
      </Stack>
    </Paper>
  );
}

function Adding({ store, close }: { store: string; close: () => void }) {
  const { t } = useTranslation("stores/webhooks");
  const queries = useQueryClient();
  const make = useMutation({
    ...postStoresByStoreWebhooksMutation(),
    onSuccess: () =>
      queries.invalidateQueries({ queryKey: getStoresByStoreWebhooksQueryKey({ path: { store } }) }),
  });
  if (make.data) return <Secret secret={make.data.secret} close={close} />;
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t("add")}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <WebhookForm
        store={store}
        kept={`webhook:new:${store}`}
        initial={EMPTY}
        isNew
        isSaving={make.isPending}
        error={make.error}
        save={(body, done) => make.mutate({ path: { store }, body }, { onSuccess: done })}
      />
    </Modal>
  );
}

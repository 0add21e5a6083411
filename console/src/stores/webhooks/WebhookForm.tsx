import { Button, Checkbox, Code, Group, Stack, Switch, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { getStoresByStoreWebhookEventsOptions } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { fieldErrors } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { useStores } from "@/shell/session";

export interface Wish {
  url: string;
  description: string;
  events: string[];
  is_of_all_stores: boolean;
}

const TEST = "webhook.test";
/** By which field a refusal of the server's is to be mended. */
const FIELD_OF: Record<string, string> = {
  url_invalid: "url",
  url_inside: "url",
  url_unknown: "url",
  events_missing: "events",
  event_unknown: "events",
  store_not_yours: "is_of_all_stores",
};

/** The complaints of a refusal, each beside its field. */
export function wrongs(error: unknown): Record<string, string> {
  const { code, message } = asProblem(error);
  const field = FIELD_OF[code];
  return { ...fieldErrors(error), ...(field ? { [field]: message } : {}) };
}

/** Where a webhook is and what it is told; `kept` names the draft, which stays until it is saved. */
export function WebhookForm({
  store,
  kept,
  initial,
  isNew,
  isSaving,
  error,
  save,
}: {
  store: string;
  kept: string;
  initial: Wish;
  isNew: boolean;
  isSaving: boolean;
  error: unknown;
  save: (wish: Wish, done: () => void) => void;
}) {
  const { t } = useTranslation("stores/webhooks");
  const stores = useStores();
  const events = useQuery(getStoresByStoreWebhookEventsOptions({ path: { store } }));
  const [draft, keep, forget] = useKept<Wish | null>(kept, null);
  const form = useForm<Wish>({
    initialValues: draft ?? initial,
    validateInputOnChange: true,
    validate: {
      url: (url) => (/^https?:\/\/[^\s/]+/.test(url.trim()) ? null : t("form.url_wrong")),
      events: (chosen) => (chosen.length > 0 ? null : t("form.events_missing")),
    },
  });
  const isChanged = JSON.stringify(form.values) !== JSON.stringify(initial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept whenever something is written
  useEffect(() => {
    if (isChanged) keep(form.values);
    else if (draft) forget();
  }, [form.values]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each refusal
  useEffect(() => {
    if (error) form.setErrors(wrongs(error));
  }, [error]);
  const isBesideField = error ? Object.keys(wrongs(error)).length > 0 : false;
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => save({ ...values, url: values.url.trim() }, forget))}
    >
      <Stack gap="sm" maw={720}>
        {error !== null && error !== undefined && !isBesideField && <ErrorNotice error={error} />}
        <TextInput
          label={t("form.url")}
          description={t("form.url_about")}
          type="url"
          maxLength={2000}
          spellCheck={false}
          autoComplete="off"
          withAsterisk
          {...form.getInputProps("url")}
        />
        <TextInput
          label={t("form.description")}
          description={t("form.description_about")}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps("description")}
        />
        {events.isPending && <Loading rows={4} />}
        {events.error && <ErrorNotice error={events.error} again={() => void events.refetch()} />}
        {events.data && (
          <Checkbox.Group
            label={t("form.events")}
            description={t("form.events_about")}
            withAsterisk
            {...form.getInputProps("events")}
          >
            <Stack gap={8} mt="xs">
              {events.data
                .filter((one) => one.event !== TEST)
                .map((one) => (
                  <Checkbox
                    key={one.event}
                    value={one.event}
                    label={<Code>{one.event}</Code>}
                    description={t(`event.${one.event.replace(".", "_")}`, { defaultValue: one.when })}
                  />
                ))}
            </Stack>
          </Checkbox.Group>
        )}
        {isNew && stores.length > 1 && (
          <Switch
            label={t("form.all_stores")}
            checked={form.values.is_of_all_stores}
            error={form.errors.is_of_all_stores}
            onChange={(event) => form.setFieldValue("is_of_all_stores", event.currentTarget.checked)}
          />
        )}
        <Group>
          <Button type="submit" loading={isSaving} disabled={!isNew && !isChanged}>
            {t(isNew ? "add" : "form.save")}
          </Button>
          {isChanged && (
            <Button
              variant="default"
              onClick={() => {
                forget();
                form.setValues(initial);
                form.clearErrors();
              }}
            >
              {t("form.undo")}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

import { Alert, Button, Group, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Events } from "@/agent/proactive/Events";
import { type Form, formOf, settingsOf } from "@/agent/proactive/shaping";
import { Told } from "@/agent/proactive/Told";
import type { ProactiveSettings } from "@/api";
import {
  getStoresByStoreProactiveOptions,
  getStoresByStoreProactiveQueryKey,
  putStoresByStoreProactiveMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { Read, StorePage } from "@/shell/StorePage";
import { useMay } from "@/shell/session";

/** What a store tells its customers before they ask, and what became of it (S5-30 to S5-33). */
export function ProactivePage() {
  const { t } = useTranslation("agent/proactive");
  return (
    <StorePage title={t("title")} about={t("about")}>
      {({ key }) => <OfStore store={key} />}
    </StorePage>
  );
}

function OfStore({ store }: { store: string }) {
  const found = useQuery(getStoresByStoreProactiveOptions({ path: { store } }));
  return (
    <Read of={found} rows={8}>
      {(data) => (
        <Stack gap="md" maw={960}>
          <Editor store={store} stored={data} />
          <Told store={store} />
        </Stack>
      )}
    </Read>
  );
}

interface Draft {
  values: Form;
  before: ProactiveSettings;
}

function Editor({ store, stored }: { store: string; stored: ProactiveSettings }) {
  const { t } = useTranslation("agent/proactive");
  const mayWrite = useMay("manager");
  const queries = useQueryClient();
  const [draft, keep, forget] = useKept<Draft | null>(`proactive:${store}`, null);
  const [isOlder, setOlder] = useState(false);
  const form = useForm<Form>({ initialValues: draft?.values ?? formOf(stored) });
  const before = draft?.before ?? stored;
  const isChanged = JSON.stringify(form.values) !== JSON.stringify(formOf(before));
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept whenever something is written
  useEffect(() => {
    if (isChanged) keep({ values: form.values, before });
    else if (draft) forget();
  }, [form.values]);
  const options = { ...getStoresByStoreProactiveOptions({ path: { store } }), staleTime: 0 };
  const take = (now: ProactiveSettings) => {
    queries.setQueryData(getStoresByStoreProactiveQueryKey({ path: { store } }), now);
    setOlder(false);
    forget();
    form.setValues(formOf(now));
  };
  const save = useMutation({
    ...putStoresByStoreProactiveMutation(),
    onSuccess: (now) => {
      take(now);
      told(t(now.active ? "saved_on" : "saved_off"));
    },
    onError: (error) => {
      if (asProblem(error).status === 409) void queries.fetchQuery(options).then(() => setOlder(true));
    },
  });
  const submit = async (values: Form) => {
    const now = await queries.fetchQuery(options).catch(() => before);
    if (JSON.stringify(formOf(now)) !== JSON.stringify(formOf(before))) return setOlder(true);
    save.mutate({ path: { store }, body: { ...settingsOf(values), before } });
  };
  const keepMine = async () => {
    keep({ values: form.values, before: await queries.fetchQuery(options) });
    setOlder(false);
  };
  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack gap="md">
        {!mayWrite && <Alert color="gray">{t("only_manager")}</Alert>}
        {isOlder && (
          <Alert color="orange" title={t("changed")} role="alert">
            <Text size="sm">{t("changed_more")}</Text>
            <Group gap="xs" mt="xs">
              <Button size="compact-sm" variant="default" onClick={() => void keepMine()}>
                {t("keep_mine")}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => take(stored)}>
                {t("take_theirs")}
              </Button>
            </Group>
          </Alert>
        )}
        {save.error && asProblem(save.error).status !== 409 && <ErrorNotice error={save.error} />}
        <Part title={t("general")}>
          <Stack gap="sm">
            <Switch
              label={t("active")}
              description={t("active_about")}
              disabled={!mayWrite}
              {...form.getInputProps("active", { type: "checkbox" })}
            />
            <Group align="flex-end" gap="sm">
              <TextInput
                type="time"
                label={t("quiet_from")}
                disabled={!mayWrite}
                {...form.getInputProps("quiet_from")}
              />
              <TextInput
                type="time"
                label={t("quiet_until")}
                disabled={!mayWrite}
                {...form.getInputProps("quiet_until")}
              />
            </Group>
            <Text size="sm" c="dimmed">
              {t("quiet_about")}
            </Text>
          </Stack>
        </Part>
        <Events store={store} form={form} mayWrite={mayWrite} />
        {mayWrite && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!isChanged}>
              {t("save")}
            </Button>
            <Button variant="default" disabled={!isChanged} onClick={() => take(stored)}>
              {t("undo")}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

import { Alert, Button, Group, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { CommunicationRules } from "@/agent/guidance/CommunicationRules";
import { EscalationRules } from "@/agent/guidance/EscalationRules";
import {
  type Form,
  formOf,
  isAmount,
  LONGEST_BRAND,
  LONGEST_TEXT,
  lacking,
  saysWhen,
  TONES,
} from "@/agent/guidance/shaping";
import type { Guidance } from "@/api";
import {
  getStoresByStoreGuidanceOptions,
  getStoresByStoreGuidanceQueryKey,
  putStoresByStoreGuidanceMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { Read, StorePage } from "@/shell/StorePage";
import { useMay } from "@/shell/session";

/** How the agent speaks for a store, and when a person takes over at once. */
export function GuidancePage() {
  const { t } = useTranslation("agent/guidance");
  return (
    <StorePage title={t("title")} about={t("about")}>
      {({ key }) => <OfStore store={key} />}
    </StorePage>
  );
}

function OfStore({ store }: { store: string }) {
  const found = useQuery(getStoresByStoreGuidanceOptions({ path: { store } }));
  return (
    <Read of={found} rows={8}>
      {(data) => <Editor store={store} stored={data} />}
    </Read>
  );
}

/** What is being written, and what was stored when it was begun: whoever saved since is not written over unseen. */
interface Draft {
  values: Form;
  before: Guidance;
}

function Editor({ store, stored }: { store: string; stored: Guidance }) {
  const { t } = useTranslation("agent/guidance");
  const mayWrite = useMay("admin");
  const queries = useQueryClient();
  const [draft, keep, forget] = useKept<Draft | null>(`guidance:${store}`, null);
  const form = useForm<Form>({
    initialValues: draft?.values ?? formOf(stored),
    validateInputOnChange: true,
    validate: {
      own_tone: (text, { tone }) =>
        tone === "custom" && lacking(text, LONGEST_TEXT) ? t("wrong.tone") : null,
      communication: { text: (text) => wrong(lacking(text, LONGEST_TEXT)) },
      escalation: {
        reason: (text, values, path) => {
          const rule = values.escalation[Number(path.split(".")[1])];
          return wrong(lacking(text, LONGEST_TEXT)) ?? (rule && !saysWhen(rule) ? t("wrong.when") : null);
        },
        order_over: (text) => (isAmount(text) ? null : t("wrong.amount")),
      },
    },
  });
  function wrong(what: "empty" | "long" | null): string | null {
    return what ? t(`wrong.${what}`, { most: LONGEST_TEXT }) : null;
  }
  const before = draft?.before ?? stored;
  const isChanged = JSON.stringify(form.values) !== JSON.stringify(formOf(before));
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept whenever something is written
  useEffect(() => {
    if (isChanged) keep({ values: form.values, before });
    else if (draft) forget();
  }, [form.values]);
  const take = (now: Guidance) => {
    queries.setQueryData(getStoresByStoreGuidanceQueryKey({ path: { store } }), now);
    forget();
    form.setValues(formOf(now));
    form.clearErrors();
  };
  const save = useMutation({
    ...putStoresByStoreGuidanceMutation(),
    onSuccess: (now) => {
      take(now);
      told(t("saved"));
    },
    onError: (error) =>
      form.setErrors(
        Object.fromEntries(
          Object.entries(fieldErrors(error)).map(([key, said]) => [key.replace(/^guidance\./, ""), said]),
        ),
      ),
  });
  const isOlder =
    JSON.stringify(before) !== JSON.stringify(stored) || asProblem(save.error).code === "guidance_changed";
  const reread = async () => {
    save.reset();
    take(await queries.fetchQuery({ ...getStoresByStoreGuidanceOptions({ path: { store } }), staleTime: 0 }));
  };
  const keepMine = async () => {
    save.reset();
    const now = await queries.fetchQuery({
      ...getStoresByStoreGuidanceOptions({ path: { store } }),
      staleTime: 0,
    });
    keep({ values: form.values, before: now });
  };
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        save.mutate({ path: { store }, body: { guidance: values as Guidance, before } }),
      )}
    >
      <Stack gap="md" maw={860}>
        {!mayWrite && <Alert color="gray">{t("only_admin")}</Alert>}
        {isOlder && (
          <Alert color="orange" title={t("changed")} role="alert">
            <Text size="sm">{t("changed_more")}</Text>
            <Group gap="xs" mt="xs">
              <Button size="compact-sm" variant="default" onClick={() => void keepMine()}>
                {t("keep_mine")}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => void reread()}>
                {t("take_theirs")}
              </Button>
            </Group>
          </Alert>
        )}
        {save.error && !isOlder && <ErrorNotice error={save.error} />}
        <fieldset disabled={!mayWrite} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
          <Stack gap="md">
            <Part title={t("voice")}>
              <Stack gap="sm">
                <Textarea
                  label={t("brand")}
                  description={t("brand_about")}
                  autosize
                  minRows={3}
                  maxLength={LONGEST_BRAND}
                  {...form.getInputProps("brand")}
                />
                <Select
                  label={t("tone")}
                  description={t("tone_about")}
                  allowDeselect={false}
                  disabled={!mayWrite}
                  data={TONES.map((value) => ({ value, label: t(`tones.${value}`) }))}
                  {...form.getInputProps("tone")}
                />
                {form.values.tone === "custom" && (
                  <TextInput
                    label={t("own_tone")}
                    maxLength={LONGEST_TEXT}
                    {...form.getInputProps("own_tone")}
                  />
                )}
              </Stack>
            </Part>
            <CommunicationRules form={form} />
            <EscalationRules form={form} mayWrite={mayWrite} />
          </Stack>
        </fieldset>
        {mayWrite && (
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!isChanged}>
              {t("save")}
            </Button>
            <Button variant="default" disabled={!isChanged} onClick={() => take(stored)}>
              {t("undo")}
            </Button>
            {isChanged && (
              <Text size="sm" c="dimmed">
                {t("unsaved")}
              </Text>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}

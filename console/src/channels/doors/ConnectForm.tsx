import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelSetup } from "@/api";
import {
  getStoresByStoreChannelsByNameQueryKey,
  getStoresByStoreChannelsQueryKey,
  putStoresByStoreChannelsByNameMutation,
} from "@/api/@tanstack/react-query.gen";
import { FieldInput, fault, isAsked, type Values } from "@/channels/doors/FieldInput";
import { useChannelWords } from "@/channels/doors/words";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { useMay } from "@/shell/session";

const before = (setup: ChannelSetup): Values =>
  Object.fromEntries(setup.fields.map((one) => [one.name, setup.values[one.name] ?? ""]));

/** The server's complaints by field, without the name of what holds them. */
export const problemsOf = (error: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([name, said]) => [name.replace(/^values\./, ""), said]),
  );

/** What connects a channel; what is typed stays through a reload, secrets excepted. */
export function ConnectForm({ store, setup }: { store: string; setup: ChannelSetup }) {
  const { t } = useTranslation("channels/doors");
  const { name } = setup.channel;
  const words = useChannelWords(name);
  const may = useMay("admin");
  const queries = useQueryClient();
  const stored = before(setup);
  const [kept, keep, forget] = useKept<Values | null>(`channel:${store}:${name}`, null);
  const form = useForm<Values>({
    initialValues: { ...stored, ...kept },
    validateInputOnChange: true,
    validate: (values) =>
      Object.fromEntries(
        setup.fields.map((one) => {
          const wrong = fault(one, values);
          if (!wrong) return [one.name, null];
          return [one.name, wrong === "wrong" ? words.wrong(one) : t(wrong, { most: one.longest })];
        }),
      ),
  });
  const isChanged = setup.fields.some((one) => form.values[one.name] !== stored[one.name]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept whenever something is written
  useEffect(() => {
    const open = setup.fields.filter((one) => !one.is_secret && form.values[one.name] !== stored[one.name]);
    if (open.length > 0) keep(Object.fromEntries(open.map((one) => [one.name, form.values[one.name] ?? ""])));
    else if (kept) forget();
  }, [form.values]);
  const save = useMutation({
    ...putStoresByStoreChannelsByNameMutation(),
    onSuccess: (now) => {
      queries.setQueryData(getStoresByStoreChannelsByNameQueryKey({ path: { store, name } }), now);
      void queries.invalidateQueries({ queryKey: getStoresByStoreChannelsQueryKey({ path: { store } }) });
      forget();
      form.setValues(before(now));
      form.clearErrors();
      told(t("saved"));
    },
    onError: (error) => form.setErrors(problemsOf(error)),
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => save.mutate({ path: { store, name }, body: { values } }))}
    >
      <fieldset disabled={!may} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack gap="sm" maw={640}>
          {!may && <Alert color="gray">{t("only_admins")}</Alert>}
          {save.error && <ErrorNotice error={asProblem(save.error)} />}
          {setup.fields
            .filter((one) => isAsked(one, form.values))
            .map((one) => (
              <FieldInput key={one.name} channel={name} field={one} form={form} disabled={!may} />
            ))}
          {may && (
            <Group>
              <Button
                type="submit"
                loading={save.isPending}
                disabled={!isChanged && setup.channel.is_connected}
              >
                {t(setup.channel.is_connected ? "save" : "connect")}
              </Button>
              {isChanged && (
                <>
                  <Button
                    variant="default"
                    onClick={() => {
                      forget();
                      save.reset();
                      form.setValues(stored);
                      form.clearErrors();
                    }}
                  >
                    {t("undo")}
                  </Button>
                  <Text size="sm" c="dimmed" role="status">
                    {t("unsaved")}
                  </Text>
                </>
              )}
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

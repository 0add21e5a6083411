import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ChannelAct, ChannelSetup } from "@/api";
import {
  getStoresByStoreChannelsByNameQueryKey,
  getStoresByStoreChannelsEmailLettersQueryKey,
  postStoresByStoreChannelsByNameActsByActMutation,
} from "@/api/@tanstack/react-query.gen";
import { problemsOf } from "@/channels/doors/ConnectForm";
import { FieldInput, fault, type Values } from "@/channels/doors/FieldInput";
import { useChannelWords } from "@/channels/doors/words";
import { ErrorNotice } from "@/kit/Notices";

/** What can be tried with a connection: each says what has happened, or what the vendor refused. */
export function Acts({ store, setup }: { store: string; setup: ChannelSetup }) {
  return setup.acts.map((act) => <One key={act.name} store={store} setup={setup} act={act} />);
}

function One({ store, setup, act }: { store: string; setup: ChannelSetup; act: ChannelAct }) {
  const { t } = useTranslation("channels/doors");
  const { name } = setup.channel;
  const words = useChannelWords(name);
  const queries = useQueryClient();
  const form = useForm<Values>({
    initialValues: Object.fromEntries(act.fields.map((one) => [one.name, one.options[0]?.value ?? ""])),
    validate: (values) =>
      Object.fromEntries(
        act.fields.map((one) => {
          const wrong = fault(one, values);
          if (!wrong) return [one.name, null];
          return [one.name, wrong === "wrong" ? words.wrong(one) : t(wrong, { most: one.longest })];
        }),
      ),
  });
  const run = useMutation({
    ...postStoresByStoreChannelsByNameActsByActMutation(),
    onSuccess: async () => {
      await queries.invalidateQueries({
        queryKey: getStoresByStoreChannelsByNameQueryKey({ path: { store, name } }),
      });
      await queries.invalidateQueries({
        queryKey: getStoresByStoreChannelsEmailLettersQueryKey({ path: { store } }),
      });
    },
    onError: (error) => form.setErrors(problemsOf(error)),
  });
  const about = words.own(`act.${act.name}.about`);
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      noValidate
      onSubmit={form.onSubmit((values) =>
        run.mutate({ path: { store, name, act: act.name }, body: { values } }),
      )}
    >
      <Stack gap="sm" maw={640}>
        <Title order={2} size="h4">
          {words.own(`act.${act.name}.title`, t("try"))}
        </Title>
        {about && <Text size="sm">{about}</Text>}
        {act.fields.map((one) => (
          <FieldInput key={one.name} channel={name} field={one} form={form} />
        ))}
        <Group>
          <Button type="submit" variant="default" loading={run.isPending}>
            {words.own(`act.${act.name}.do`, t("try_it"))}
          </Button>
        </Group>
        {run.error && <ErrorNotice error={run.error} />}
        {run.data && (
          <Alert color="teal" role="status">
            {words.own(`act.${act.name}.done`, run.data.told)}
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}

import { SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { SettingsShown, StoreShown } from "@/api";
import {
  getStoresByStoreSettingsOptions,
  getStoresByStoreSettingsQueryKey,
  patchStoresByStoreSettingsMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told } from "@/kit/saving";
import { useMay } from "@/shell/session";
import { Saving } from "@/stores/Saving";
import { useDraft } from "@/stores/useDraft";

interface Form {
  tag: string;
  queue: string;
}

/** Where a storefront's conversations go: the tag that marks them, and the queue in which they wait (S5-12). */
export function RoutingPart({ store }: { store: StoreShown }) {
  const { t } = useTranslation("commerce");
  const found = useQuery(getStoresByStoreSettingsOptions({ path: { store: store.key } }));
  return (
    <Part title={t("routing.title")} about={t("routing.about")}>
      {found.error && !found.data && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
      {found.isPending && <Loading rows={2} />}
      {found.data && <RoutingForm store={store} stored={found.data} />}
    </Part>
  );
}

function RoutingForm({ store, stored }: { store: StoreShown; stored: SettingsShown }) {
  const { t } = useTranslation("commerce");
  const may = useMay("admin");
  const queries = useQueryClient();
  const draft = useDraft<Form>(`store-routing:${store.key}`, { tag: stored.tag, queue: stored.queue });
  const { now } = draft;
  const queryKey = getStoresByStoreSettingsQueryKey({ path: { store: store.key } });
  const save = useMutation({
    ...patchStoresByStoreSettingsMutation(),
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, answer);
      draft.forget();
      told(t("routing.saved", { name: store.name }));
    },
    onError: (error) => {
      if (asProblem(error).status === 409) void queries.invalidateQueries({ queryKey });
    },
  });
  const refused = save.error ? fieldErrors(save.error) : {};
  const isEmpty = !now.queue.trim();
  const write = (change: Partial<Form>) => {
    if (save.error) save.reset();
    draft.put(change);
  };
  const changes = (["tag", "queue"] as const).filter((one) => now[one] !== stored[one]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ path: { store: store.key }, body: { ...now, before: draft.before } });
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t("routing.tag")}
            description={t("routing.tag_about")}
            maxLength={40}
            disabled={!may}
            value={now.tag}
            error={refused.tag}
            onChange={(event) => write({ tag: event.currentTarget.value })}
          />
          <TextInput
            label={t("routing.queue")}
            description={t("routing.queue_about")}
            maxLength={80}
            disabled={!may}
            value={now.queue}
            error={isEmpty ? t("routing.queue_missing") : refused.queue}
            onChange={(event) => write({ queue: event.currentTarget.value })}
          />
        </SimpleGrid>
        {may && (
          <Saving
            draft={draft}
            isSaving={save.isPending}
            isWrong={isEmpty}
            error={save.error}
            changes={changes.map((one) => t(`routing.${one}`))}
          />
        )}
      </Stack>
    </form>
  );
}

import { Stack, Text } from "@mantine/core";
import { type QueryKey, type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem, ShownAgingRule, ShownPolicy } from "@/api";
import { AddButton } from "@/helpdesk/deadlines/AddButton";
import { DeadlinesWays } from "@/helpdesk/deadlines/DeadlinesWays";
import { KeptRow } from "@/helpdesk/deadlines/KeptRow";
import { moved } from "@/helpdesk/deadlines/moved";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { useMay } from "@/shell/session";

type Either = ShownPolicy | ShownAgingRule;

/** What a new one begins with. */
export interface Begin<T> {
  name: string;
  rules: T;
}

/** What differs between service levels and aging rules: their words, their calls, what a row says and the form. */
interface Kind<One extends Either> {
  words: "policy" | "rule";
  all: UseQueryResult<One[], Problem>;
  queryKey: QueryKey;
  presets: readonly Begin<One["rules"]>[];
  empty: One["rules"];
  order: (ids: number[]) => Promise<unknown>;
  put: (one: One, isOn: boolean) => Promise<One>;
  retire: (id: number) => Promise<unknown>;
  row: (rules: One["rules"]) => ReactNode;
  form: (kept: One | null, begin: Begin<One["rules"]>, close: () => void) => ReactNode;
}

/** All of a kind in their order, with what is done to each, and the form of the one that is written. */
export function KeptPage<One extends Either>({ kind }: { kind: Kind<One> }) {
  const { t } = useTranslation("helpdesk/deadlines");
  const may = useMay("manager");
  const { all } = kind;
  const [editing, edit] = useState<number | Begin<One["rules"]> | null>(null);
  const kept = typeof editing === "number" ? all.data?.find((one) => one.id === editing) : undefined;
  return (
    <>
      <PageHead title={t("title")} about={may ? t("about") : t("read_only")}>
        {may && (
          <AddButton
            label={t(`${kind.words}.add`)}
            words={kind.words}
            presets={kind.presets}
            empty={kind.empty}
            onAdd={edit}
          />
        )}
      </PageHead>
      <DeadlinesWays />
      <Text size="sm" c="dimmed" mb="sm">
        {t(`${kind.words}.about`)}
      </Text>
      {all.error && <ErrorNotice error={all.error} again={() => void all.refetch()} />}
      {all.isPending && <Loading />}
      {all.data?.length === 0 && (
        <Empty title={t(`${kind.words}.none`)}>
          <Text size="sm">{t(`${kind.words}.none_about`)}</Text>
        </Empty>
      )}
      {all.data && <List kind={kind} all={all.data} onEdit={edit} />}
      {typeof editing === "number"
        ? kept && kind.form(kept, { name: "", rules: kind.empty }, () => edit(null))
        : editing && kind.form(null, editing, () => edit(null))}
    </>
  );
}

function List<One extends Either>({
  kind,
  all,
  onEdit,
}: {
  kind: Kind<One>;
  all: One[];
  onEdit: (id: number) => void;
}) {
  const { t } = useTranslation("helpdesk/deadlines");
  const queries = useQueryClient();
  const onError = useRefused();
  const { queryKey } = kind;
  const shared = { onError, onSettled: () => void queries.invalidateQueries({ queryKey }) };
  const order = useMutation({ mutationFn: kind.order, ...shared });
  const put = useMutation({
    mutationFn: ({ one, isOn }: { one: One; isOn: boolean }) => kind.put(one, isOn),
    ...shared,
    onSuccess: (one) => told(t(one.is_on ? "switched_on" : "switched_off", { name: one.name })),
  });
  const retire = useMutation({ mutationFn: kind.retire, ...shared });
  const move = (one: One, place: number) => {
    const next = moved(all, one, place);
    queries.setQueryData(queryKey, next);
    order.mutate(
      next.map((it) => it.id),
      { onSuccess: () => told(t("moved", { name: one.name, place })) },
    );
  };
  return (
    <Stack
      component="ul"
      gap={6}
      p={0}
      m={0}
      style={{ listStyle: "none" }}
      aria-label={t(`${kind.words}.list`)}
    >
      {all.map((one, at) => (
        <KeptRow
          key={one.id}
          kept={one}
          place={at + 1}
          isLast={at === all.length - 1}
          deleteAbout={t(`${kind.words}.delete_about`)}
          onEdit={() => onEdit(one.id)}
          onMove={(place) => move(one, place)}
          onSwitch={(isOn) => put.mutate({ one, isOn })}
          onDelete={() => retire.mutate(one.id, { onSuccess: () => told(t("deleted", { name: one.name })) })}
        >
          {kind.row(one.rules)}
        </KeptRow>
      ))}
    </Stack>
  );
}

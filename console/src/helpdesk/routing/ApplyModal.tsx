import { Alert, Button, Group, Modal, Progress, ScrollArea, Stack, Table, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Rehearsal } from "@/api";
import {
  getDeskRoutingRunsByRunIdOptions,
  postDeskRoutingRunsMutation,
  postDeskRoutingRunsRehearsalMutation,
} from "@/api/@tanstack/react-query.gen";
import { destination } from "@/helpdesk/routing/useDraft";
import { useToName } from "@/helpdesk/routing/useNames";
import { number } from "@/kit/format";
import { ErrorNotice, Loading } from "@/kit/Notices";

const LOOK_AGAIN = 800;

/** Applies the rules to the open tickets (D5): first what would happen, then, if wanted, that it happens. */
export function ApplyModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const rehearsal = useMutation(postDeskRoutingRunsRehearsalMutation());
  const begin = useMutation(postDeskRoutingRunsMutation());
  const { mutate: rehearse } = rehearsal;
  useEffect(() => rehearse({}), [rehearse]);
  const again = () => {
    begin.reset();
    rehearse({});
  };
  const going = rehearsal.data?.outcomes.reduce((sum, one) => sum + one.going, 0) ?? 0;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("apply.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="sm">
        <Text size="sm">{t("apply.about")}</Text>
        {rehearsal.isPending && <Loading rows={3} />}
        {rehearsal.error && <ErrorNotice error={rehearsal.error} again={again} />}
        {begin.error && <ErrorNotice error={begin.error} again={again} />}
        {rehearsal.data && !begin.data && (
          <>
            <Text size="sm">{t("apply.looked", { count: rehearsal.data.looked_at })}</Text>
            {going === 0 ? (
              <Alert color="gray">{t("apply.nothing")}</Alert>
            ) : (
              <Outcomes found={rehearsal.data} />
            )}
            <Group justify="flex-end">
              <Button variant="default" onClick={again}>
                {t("apply.again")}
              </Button>
              {going > 0 && (
                <Button
                  loading={begin.isPending}
                  onClick={() => begin.mutate({ body: { token: rehearsal.data.token } })}
                >
                  {t("apply.run")}
                </Button>
              )}
            </Group>
          </>
        )}
        {begin.data && <Run id={begin.data.id} />}
      </Stack>
    </Modal>
  );
}

function Outcomes({ found }: { found: Rehearsal }) {
  const { t } = useTranslation("helpdesk/routing");
  const toName = useToName();
  return (
    <ScrollArea.Autosize mah={320} type="auto">
      <Table withRowBorders verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("apply.rule")}</Table.Th>
            <Table.Th>{t("columns.to")}</Table.Th>
            <Table.Th ta="right">{t("apply.going")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.outcomes.map((one) => {
            const [kind, target] = destination(one.to);
            return (
              <Table.Tr key={one.rule_id}>
                <Table.Td>{one.name}</Table.Td>
                <Table.Td>{toName({ kind, target })}</Table.Td>
                <Table.Td ta="right">{number(one.going)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

function Run({ id }: { id: number }) {
  const { t } = useTranslation("helpdesk/routing");
  const run = useQuery({
    ...getDeskRoutingRunsByRunIdOptions({ path: { run_id: id } }),
    refetchInterval: ({ state }) => (state.data?.ended_at ? false : LOOK_AGAIN),
    staleTime: 0,
  });
  if (run.error) return <ErrorNotice error={run.error} again={() => void run.refetch()} />;
  if (!run.data) return <Loading rows={1} />;
  const { total, done, changed, failed, ended_at } = run.data;
  return (
    <Stack gap="xs" role="status">
      <Progress
        value={total ? (done / total) * 100 : 100}
        animated={!ended_at}
        aria-label={t("apply.progress", { done: number(done), total: number(total) })}
      />
      <Text size="sm">{t("apply.progress", { done: number(done), total: number(total) })}</Text>
      {ended_at ? (
        <>
          <Text size="sm" fw={600}>
            {t("apply.ended")} {t("apply.changed", { count: changed })}
          </Text>
          {failed > 0 && (
            <Text size="sm" c="red">
              {t("apply.failed", { count: failed })}
            </Text>
          )}
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t("apply.goes_on")}
        </Text>
      )}
    </Stack>
  );
}

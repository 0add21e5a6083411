import { Alert, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ReadingShown } from "@/api";
import {
  getStoresByStoreShopReadingOptions,
  getStoresByStoreShopReadingQueryKey,
  postStoresByStoreShopReadingMutation,
} from "@/api/@tanstack/react-query.gen";
import { moment, number } from "@/kit/format";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { told, useRefused } from "@/kit/saving";
import { Said } from "@/said/Said";
import { useMay } from "@/shell/session";

const LIVE = 1500;
const CALM = 15_000;

/** How far the reading of a store's shop is, read again while it moves. */
export function useReading(store: string) {
  return useQuery({
    ...getStoresByStoreShopReadingOptions({ path: { store } }),
    refetchInterval: (query) => (query.state.data?.reading?.is_running ? LIVE : CALM),
  });
}

/** The bars of a reading: customers first, then the orders of sixty days (S1-05). */
export function ReadingBars({ reading }: { reading: ReadingShown }) {
  const { t } = useTranslation("commerce");
  const told = reading.problem
    ? t("reading.stopped")
    : reading.ended_at
      ? t("reading.done", { when: moment(reading.ended_at) })
      : t("reading.running");
  return (
    <Stack gap={6}>
      <Text size="sm" role="status">
        {told}
      </Text>
      {reading.problem && (
        <Alert color="orange" p="xs">
          <Said>{reading.problem}</Said>
        </Alert>
      )}
      <Bar
        label={t("reading.customers")}
        done={reading.customers_done}
        total={reading.customers_total}
        isOver={reading.stage !== "customers"}
        isRunning={reading.is_running}
      />
      <Bar
        label={t("reading.orders")}
        done={reading.orders_done}
        total={reading.orders_total}
        isOver={reading.stage === "done"}
        isRunning={reading.is_running && reading.stage === "orders"}
      />
    </Stack>
  );
}

interface BarProps {
  label: string;
  done: number;
  total: number | null;
  isOver: boolean;
  isRunning: boolean;
}

function Bar({ label, done, total, isOver, isRunning }: BarProps) {
  const { t } = useTranslation("commerce");
  const isCounted = total !== null && total > 0 && !isOver;
  const share = isOver ? 100 : isCounted ? Math.min(100, (done / total) * 100) : done > 0 ? 100 : 0;
  const said = isCounted ? t("reading.of", { done: number(done), total: number(total) }) : number(done);
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{label}</Text>
        <Text size="sm" c="dimmed">
          {said}
        </Text>
      </Group>
      <Progress.Root>
        <Progress.Section
          value={share}
          aria-label={label}
          aria-valuetext={said}
          animated={isRunning && !isOver}
          striped={isRunning && !isOver}
        />
      </Progress.Root>
    </div>
  );
}

/** The reading of one store's shop, which an admin may begin again. */
export function ReadingPart({ store }: { store: string }) {
  const { t } = useTranslation("commerce");
  const may = useMay("admin");
  const queries = useQueryClient();
  const refused = useRefused();
  const found = useReading(store);
  const read = useMutation({
    ...postStoresByStoreShopReadingMutation(),
    onSuccess: (answer, { body }) => {
      queries.setQueryData(getStoresByStoreShopReadingQueryKey({ path: { store } }), answer);
      told(t(body.how === "on" ? "reading.on_told" : "reading.again_told"));
    },
    onError: refused,
  });
  const reading = found.data?.reading;
  return (
    <Part title={t("reading.title")} about={t("reading.about")}>
      <Stack gap="sm" id="reading">
        {found.error && !found.data && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
        {found.isPending && <Loading rows={2} />}
        {found.data && !reading && <Text size="sm">{t("reading.never")}</Text>}
        {reading && <ReadingBars reading={reading} />}
        {may && found.data && (
          <Group>
            {reading?.problem && (
              <Button
                loading={read.isPending}
                onClick={() => read.mutate({ path: { store }, body: { how: "on" } })}
              >
                {t("reading.on")}
              </Button>
            )}
            <Button
              variant="default"
              disabled={reading?.is_running}
              loading={read.isPending}
              onClick={() => read.mutate({ path: { store }, body: { how: "again" } })}
            >
              {t(reading ? "reading.again" : "reading.begin")}
            </Button>
          </Group>
        )}
      </Stack>
    </Part>
  );
}

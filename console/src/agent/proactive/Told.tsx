import { Badge, Group, Select, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  getStoresByStoreProactiveCountsOptions,
  getStoresByStoreProactiveMessagesOptions,
} from "@/api/@tanstack/react-query.gen";
import { moment, number } from "@/kit/format";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { Part } from "@/kit/Part";

const STATES = ["waiting", "going", "sent", "skipped"] as const;
type State = (typeof STATES)[number];
const LAST = 30;

/** How many were told, how many were not and why, and the last of them. */
export function Told({ store }: { store: string }) {
  const { t } = useTranslation("agent/proactive");
  const [state, look] = useState<State>();
  const counts = useQuery(getStoresByStoreProactiveCountsOptions({ path: { store } }));
  const last = useQuery(
    getStoresByStoreProactiveMessagesOptions({ path: { store }, query: { limit: LAST, state } }),
  );
  const why = Object.entries(counts.data?.skipped ?? {});
  const failed = counts.error ?? last.error;
  return (
    <Part title={t("became")}>
      <Stack gap="md">
        {failed && (
          <ErrorNotice error={failed} again={() => void Promise.all([counts.refetch(), last.refetch()])} />
        )}
        {counts.data && (
          <Group gap="lg">
            {STATES.map((one) => (
              <div key={one}>
                <Text size="sm" c="dimmed">
                  {t(`state.${one}`)}
                </Text>
                <Text fz={22} fw={650} lh={1.2}>
                  {number(counts.data.states[one] ?? 0)}
                </Text>
              </div>
            ))}
          </Group>
        )}
        {why.length > 0 && (
          <Table verticalSpacing={3} aria-label={t("why_not")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("why_not")}</Table.Th>
                <Table.Th ta="end">{t("count")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {why.map(([code, count]) => (
                <Table.Tr key={code}>
                  <Table.Td>{t(`why.${code}`, { defaultValue: code.replaceAll("_", " ") })}</Table.Td>
                  <Table.Td ta="end">{number(count)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Select
          label={t("show")}
          w={{ base: "100%", xs: 220 }}
          allowDeselect={false}
          data={[
            { value: "all", label: t("all") },
            ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
          value={state ?? "all"}
          onChange={(value) => look(STATES.find((one) => one === value))}
        />
        {last.isPending ? (
          <Loading />
        ) : (last.data?.items.length ?? 0) === 0 ? (
          <Text size="sm">{t("nothing")}</Text>
        ) : (
          <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: "none" }}>
            {last.data?.items.map((one) => (
              <Group
                key={one.id}
                component="li"
                gap="xs"
                py={6}
                style={{ borderBlockStart: "1px solid var(--tillside-line)" }}
              >
                <Text size="sm" fw={600}>
                  {t("order", { name: one.order_name })}
                </Text>
                <Text size="sm">{t(`kind.${one.kind}`)}</Text>
                <Badge variant="default" tt="none">
                  {t(`state.${one.state}`)}
                </Badge>
                <Text size="xs" c="dimmed">
                  {moment(one.happened_at)}
                </Text>
                {one.why && <Text size="sm">{t(`why.${one.why}`)}</Text>}
              </Group>
            ))}
          </Stack>
        )}
      </Stack>
    </Part>
  );
}

import { Anchor, Badge, Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { PartShown } from "@/api";
import { getDeskQueuesOptions, getPartsOptions } from "@/api/@tanstack/react-query.gen";
import { number } from "@/kit/format";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { Said } from "@/said/Said";
import { useMay, useMe, useStores } from "@/shell/session";
import { SetupCard } from "@/shell/setup/SetupCard";

const Glance = lazy(async () => ({ default: (await import("@/helpdesk/reports/Glance")).Glance }));

/** What waits for whoever is signed in, what is ready, and what mends the rest. */
export function Overview() {
  const { t } = useTranslation("shell");
  const me = useMe();
  const parts = useQuery(getPartsOptions());
  const missing = parts.data?.filter((one) => !one.is_live) ?? [];
  const ready = parts.data?.filter((one) => one.is_live) ?? [];
  const isFresh = useStores().length === 0;
  if (useMay("admin") && isFresh) return <Navigate to="/setup" replace />;
  return (
    <Stack>
      <PageHead title={t("overview.hello", { name: me.name.split(" ")[0] })} about={t("overview.about")} />
      <SetupCard />
      <Waiting />
      <Suspense fallback={<Loading rows={6} />}>
        <Glance />
      </Suspense>
      {parts.isPending && <Loading />}
      {parts.error && <ErrorNotice error={parts.error} again={() => void parts.refetch()} />}
      {missing.length > 0 && (
        <section>
          <Title order={2} size="h4" mb="xs">
            {t("overview.missing", { count: missing.length })}
          </Title>
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {missing.map((one) => (
              <Missing key={one.name} part={one} />
            ))}
          </SimpleGrid>
        </section>
      )}
      {ready.length > 0 && (
        <section>
          <Title order={2} size="h4" mb="xs">
            {t("overview.ready", { count: ready.length })}
          </Title>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="xs">
            {ready.map((one) => (
              <Group key={one.name} gap="xs" wrap="nowrap" align="flex-start">
                <Badge variant="light" color="till" flex="none">
                  {t("overview.live")}
                </Badge>
                <Text size="sm">
                  {one.name}
                  {one.note && (
                    <Text span c="dimmed" size="xs">
                      {" "}
                      {one.note}
                    </Text>
                  )}
                </Text>
              </Group>
            ))}
          </SimpleGrid>
        </section>
      )}
    </Stack>
  );
}

function Waiting() {
  const { t } = useTranslation("shell");
  const queues = useQuery(getDeskQueuesOptions());
  const shown =
    queues.data?.filter((one) => ["mine", "unassigned"].includes(one.queue) && one.total > 0) ?? [];
  if (shown.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      {shown.map((one) => (
        <Card
          key={one.queue}
          withBorder
          renderRoot={(props) => <Link {...props} to="/inbox" search={{ queue: one.queue }} />}
        >
          <Text size="xl" fw={700}>
            {number(one.total)}
          </Text>
          <Text size="sm">{t(`overview.${one.queue}`)}</Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}

/** A page of the console by its whole path, as the server names it. */
function Mend({ page, children }: { page: string | null; children: string }) {
  return page ? <Anchor href={page}>{children}</Anchor> : children;
}

function Missing({ part }: { part: PartShown }) {
  const { t } = useTranslation("shell");
  return (
    <Card withBorder>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{part.name}</Text>
        <Badge variant="light" color="orange">
          {t("overview.unavailable")}
        </Badge>
      </Group>
      {part.causes.map((cause) => (
        <Text key={cause.code} size="sm" mt={4}>
          <Said>{cause.sentence}</Said> <Mend page={cause.page}>{cause.mend}</Mend>
        </Text>
      ))}
    </Card>
  );
}

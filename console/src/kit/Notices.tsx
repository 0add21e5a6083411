import { Alert, Button, Center, Group, Loader, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { asProblem, type Problem, UNREACHABLE } from "@/kit/problem";
import { useTitle } from "@/kit/useTitle";

/** The sentence for a problem: the server's own, or ours where the server could not be reached. */
export function useSentence(): (problem: Problem) => string {
  const { t } = useTranslation("shell");
  return (problem) => (problem.code === UNREACHABLE ? t("unreachable") : problem.message || t("went_wrong"));
}

/** What went wrong and what to do; `again` tries once more, where that can help: what is not there stays so. */
export function ErrorNotice({ error, again }: { error: unknown; again?: () => void }) {
  const { t } = useTranslation("shell");
  const sentence = useSentence();
  const problem = asProblem(error);
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{sentence(problem)}</Text>
        {again && problem.status !== 404 && (
          <Button size="compact-sm" variant="default" onClick={again}>
            {t("try_again")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** Nothing is here yet: why, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Center py="xl">
      <Stack align="center" gap="xs" maw={480} ta="center">
        <IconInfoCircle aria-hidden size={32} stroke={1.4} />
        <Text fw={600}>{title}</Text>
        {children}
      </Stack>
    </Center>
  );
}

/** The shape of what is coming, said aloud once. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation("shell");
  return (
    <Stack gap="sm" role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={row} height={28} />
      ))}
    </Stack>
  );
}

export function PageLoading() {
  const { t } = useTranslation("shell");
  return (
    <Center h="60vh">
      <Loader role="status" aria-label={t("loading")} />
    </Center>
  );
}

/** The head of a page: its name, a sentence that explains it, and what can be done here; `view` is which of its views. */
export function PageHead({
  title,
  view,
  about,
  children,
}: {
  title: string;
  view?: string;
  about?: string;
  children?: ReactNode;
}) {
  useTitle(view, title);
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <Stack gap={2} maw={720}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {about && <Text c="dimmed">{about}</Text>}
      </Stack>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  );
}

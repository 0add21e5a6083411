import { Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { GapShown } from "@/api";
import {
  getStoresByStoreKnowledgeGapsOptions,
  putStoresByStoreKnowledgeGapsByGapIdMutation,
} from "@/api/@tanstack/react-query.gen";
import { ago } from "@/kit/format";
import { Empty, ErrorNotice, Loading } from "@/kit/Notices";
import { useRefused } from "@/kit/saving";
import { ButtonLink, TextLink } from "@/knowledge/links";
import { languageName, useMayWrite, useRenew, useStoreKey } from "@/knowledge/room";

/** What customers asked and no article answers, with the way to an article. */
export function GapsPage() {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const { data, error, refetch } = useQuery(getStoresByStoreKnowledgeGapsOptions({ path: { store } }));
  const dismiss = useDismiss();
  if (error) return <ErrorNotice error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={5} />;
  if (data.length === 0)
    return (
      <Empty title={t("gaps.none")}>
        <Text size="sm">{t("gaps.none_about")}</Text>
      </Empty>
    );
  return (
    <Stack>
      <Text c="dimmed" maw={720}>
        {t("gaps.about")}
      </Text>
      <Stack component="ul" gap={0} m={0} p={0} aria-label={t("tabs.gaps")} style={{ listStyle: "none" }}>
        {data.map((gap) => (
          <GapRow key={gap.id} gap={gap} dismiss={() => dismiss(gap)} />
        ))}
      </Stack>
    </Stack>
  );
}

/** Takes a question off the list at once, and offers to put it back. */
function useDismiss(): (gap: GapShown) => void {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const renew = useRenew();
  const refused = useRefused();
  const { mutate } = useMutation({
    ...putStoresByStoreKnowledgeGapsByGapIdMutation(),
    onError: refused,
    onSettled: () => renew(),
  });
  return (gap) => {
    const path = { store, gap_id: gap.id };
    const note = `gap-${gap.id}`;
    const back = () => {
      mutate({ path, body: { is_open: true } });
      notifications.hide(note);
    };
    const message = (
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t("gaps.dismissed")}</Text>
        <Button size="compact-sm" variant="default" onClick={back}>
          {t("gaps.undo")}
        </Button>
      </Group>
    );
    mutate(
      { path, body: { is_open: false } },
      {
        onSuccess: () =>
          void notifications.show({ id: note, message, color: "teal", withBorder: true, autoClose: 10_000 }),
      },
    );
  };
}

function GapRow({ gap, dismiss }: { gap: GapShown; dismiss: () => void }) {
  const { t } = useTranslation("knowledge");
  const mayWrite = useMayWrite();
  return (
    <Stack
      component="li"
      gap={6}
      py="sm"
      px="xs"
      style={{ borderTop: "1px solid var(--mantine-color-default-border)" }}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text fw={600} lang={gap.language} style={{ overflowWrap: "anywhere" }}>
          {gap.question}
        </Text>
        <Badge variant="light" color={gap.times > 1 ? "orange" : "gray"} tt="none" style={{ flexShrink: 0 }}>
          {t("gaps.times", { count: gap.times })}
        </Badge>
      </Group>
      {gap.examples.length > 0 && (
        <Text size="sm" c="dimmed" lang={gap.language}>
          {t("gaps.examples", { examples: gap.examples.join(" · ") })}
        </Text>
      )}
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t("gaps.last", { language: languageName(gap.language), when: ago(gap.last_at) })}
        </Text>
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/conversations/$id" params={{ id: String(gap.conversation_id) }} {...props} />
          )}
          aria-label={t("gaps.see_of", { question: gap.question })}
        >
          {t("gaps.see")}
        </Anchor>
        <TextLink size="sm" to="/content/ask" search={{ q: gap.question, language: gap.language }}>
          {t("gaps.what_is_found")}
        </TextLink>
      </Group>
      {mayWrite && (
        <Group gap="xs">
          <ButtonLink
            size="compact-md"
            variant="light"
            to="/content/new"
            search={{ title: gap.question.slice(0, 200), language: gap.language, gap: gap.id }}
          >
            {t("gaps.write")}
          </ButtonLink>
          <Button
            size="compact-md"
            variant="default"
            onClick={dismiss}
            aria-label={t("gaps.dismiss_of", { question: gap.question })}
          >
            {t("gaps.dismiss")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

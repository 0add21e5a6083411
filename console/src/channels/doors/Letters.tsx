import { Alert, Badge, Group, Paper, Spoiler, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LetterShown } from "@/api";
import { getStoresByStoreChannelsEmailLettersOptions } from "@/api/@tanstack/react-query.gen";
import { moment } from "@/kit/format";
import { ErrorNotice, Loading } from "@/kit/Notices";

const LOOK_EVERY = 3000;
const LOOK_FOR = 5 * 60_000;

/** The last letters, those that were not taken in with why; and how far the test letter is. */
export function Letters({ store }: { store: string }) {
  const { t } = useTranslation("channels/doors");
  const { data, error, refetch } = useQuery({
    ...getStoresByStoreChannelsEmailLettersOptions({ path: { store } }),
    refetchInterval: ({ state }) => {
      const test = state.data?.test;
      const isAway = test && !test.back_at && Date.now() - new Date(test.sent_at).getTime() < LOOK_FOR;
      return isAway ? LOOK_EVERY : false;
    },
  });
  if (error && !data) return <ErrorNotice error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={3} />;
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("letters.title")}
        </Title>
        {data.test && (
          <Alert color={data.test.back_at ? "teal" : "gray"} role="status">
            {data.test.back_at
              ? t("letters.back", { at: moment(data.test.back_at) })
              : t("letters.away", { at: moment(data.test.sent_at) })}
          </Alert>
        )}
        {data.letters.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("letters.none")}
          </Text>
        )}
        <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: "none" }}>
          {data.letters.map((one) => (
            <Letter key={`${one.at}${one.subject}${one.direction}`} letter={one} />
          ))}
        </Stack>
      </Stack>
    </Paper>
  );
}

function Letter({ letter }: { letter: LetterShown }) {
  const { t } = useTranslation("channels/doors");
  const state = letter.dropped ? "dropped" : letter.direction;
  return (
    <Stack
      component="li"
      gap={2}
      py="xs"
      style={{ borderTop: "1px solid var(--mantine-color-default-border)", overflowWrap: "anywhere" }}
    >
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {letter.subject || t("letters.no_subject")}
        </Text>
        <Badge
          variant="light"
          color={letter.dropped ? "orange" : "gray"}
          c="var(--mantine-color-text)"
          tt="none"
          style={{ flexShrink: 0 }}
        >
          {t(`letters.${state}`)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {t("letters.from_to", {
          from: letter.sender || t("letters.no_sender"),
          to: letter.recipient,
          at: moment(letter.at),
        })}
      </Text>
      {letter.dropped && <Text size="sm">{letter.dropped}</Text>}
      {letter.words && (
        <Spoiler maxHeight={40} showLabel={t("letters.more")} hideLabel={t("letters.less")}>
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
            {letter.words}
          </Text>
        </Spoiler>
      )}
      {letter.conversation_id !== null && (
        <Text size="sm">
          <Link to="/conversations/$id" params={{ id: String(letter.conversation_id) }}>
            {t("letters.open")}
          </Link>
        </Text>
      )}
    </Stack>
  );
}

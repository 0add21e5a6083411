import { Blockquote, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconMessageChatbot } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import {
  getPreviewStoresByStoreConversationsByKey,
  postPreviewStoresByStoreConversations,
  postPreviewStoresByStoreConversationsByKeyMessages,
  type RehearsalShown,
} from "@/api";
import { ErrorNotice } from "@/kit/Notices";
import { useStoreKey } from "@/knowledge/room";

const SECONDS = 20;

/** Asks the agent itself, in a rehearsal that counts nowhere, and shows the words it would send. */
export function AgentAnswer({ question, language }: { question: string; language: string }) {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const asking = useMutation({ mutationFn: () => answer(store, question, language) });
  return (
    <Stack component="section" gap="xs" aria-labelledby="answer">
      <Title order={2} size="h4" id="answer">
        {t("ask.answer")}
      </Title>
      {asking.error && <ErrorNotice error={asking.error} again={() => asking.mutate()} />}
      {asking.data ? (
        <Said rehearsal={asking.data} />
      ) : (
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconMessageChatbot aria-hidden size={16} />}
            loading={asking.isPending}
            onClick={() => asking.mutate()}
          >
            {t("ask.ask_agent")}
          </Button>
          <Text size="sm" c="dimmed">
            {t("ask.ask_agent_about")}
          </Text>
        </Group>
      )}
    </Stack>
  );
}

async function answer(store: string, question: string, language: string): Promise<RehearsalShown> {
  const { data: begun } = await postPreviewStoresByStoreConversations({
    path: { store },
    body: { manner: "webchat", language },
  });
  const path = { store, key: begun.conversation };
  await postPreviewStoresByStoreConversationsByKeyMessages({
    path,
    body: { text: question, id: crypto.randomUUID() },
  });
  const { data } = await getPreviewStoresByStoreConversationsByKey({ path, query: { wait: SECONDS } });
  return data;
}

function Said({ rehearsal }: { rehearsal: RehearsalShown }) {
  const { t } = useTranslation("knowledge");
  const blocks = rehearsal.messages.filter((one) => one.author === "agent").flatMap((one) => one.blocks);
  const words = blocks.flatMap((block) => (block.type === "text" || block.type === "quote" ? [block] : []));
  if (words.length === 0) return <Text size="sm">{t("ask.no_answer")}</Text>;
  return (
    <Stack gap="xs" role="status">
      {words.map((block) =>
        block.type === "quote" ? (
          <Blockquote
            key={`${block.title}:${block.text}`}
            p="xs"
            lang={block.lang}
            cite={block.title}
            styles={{ root: { fontSize: "var(--mantine-font-size-sm)" } }}
          >
            {block.text}
          </Blockquote>
        ) : (
          <Text key={block.text} size="sm" style={{ whiteSpace: "pre-line" }}>
            {block.text}
          </Text>
        ),
      )}
    </Stack>
  );
}

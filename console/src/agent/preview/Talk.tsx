import { Button, Group, Loader, Paper, Stack, Text, Textarea } from "@mantine/core";
import { IconFileCode, IconHeadset, IconLock, IconSend2 } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Message } from "@/agent/preview/Message";
import { TestCase } from "@/agent/preview/TestCase";
import type { Preview } from "@/agent/preview/usePreview";
import { ErrorNotice } from "@/kit/Notices";
import { useKept } from "@/kit/useKept";

const LONGEST = 8000;

/** The conversation with the agent, and what the tester writes. */
export function Talk({
  preview,
  store,
  chosen,
  look,
  first,
}: {
  preview: Preview;
  store: string;
  chosen: number | undefined;
  look: (turn: number) => void;
  first: string;
}) {
  const { t } = useTranslation("agent/preview");
  const [text, setText, forget] = useKept(`preview:text:${store}`, "");
  const [isCase, showCase] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  const { found, isWaiting, setup } = preview;
  const count = found?.messages.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what an example wants said is written in once
  useEffect(() => {
    if (first) setText(first);
  }, [first]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new message is brought into view
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [count, isWaiting]);
  const send = async (words: string, wantsPerson = false) => {
    if (isWaiting || (!words.trim() && !wantsPerson)) return;
    try {
      if (words === text) setText("");
      await preview.say({ text: words, wantsPerson });
      forget();
    } catch {
      if (words) setText(words); // what was not sent stays to be sent again
    }
  };
  return (
    <Stack gap="sm">
      <Paper withBorder p="sm">
        <Stack
          gap="md"
          component="ol"
          m={0}
          p={0}
          style={{ listStyle: "none" }}
          aria-label={t("talk")}
          aria-live="polite"
        >
          {found?.messages.map((line) => (
            <Message
              key={line.id}
              line={line}
              found={found}
              preview={preview}
              isChosen={line.trace?.turn_id === chosen}
              look={look}
            />
          ))}
          {preview.sending &&
            !found?.messages.some(
              (line) =>
                line.blocks.some((one) => one.type === "text" && one.text === preview.sending) &&
                line === found.messages.at(-1),
            ) && (
              <Stack component="li" align="flex-end" gap={4}>
                <Paper p="sm" withBorder bg="var(--mantine-primary-color-light)" maw="94%">
                  <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
                    {preview.sending}
                  </Text>
                </Paper>
              </Stack>
            )}
        </Stack>
        {count === 0 && !preview.sending && (
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{t("begin")}</Text>
            {[t("try.size"), t("try.cancel"), t("try.track"), t("try.policy")].map((one) => (
              <Button
                key={one}
                variant="default"
                size="compact-sm"
                h="auto"
                py={4}
                maw="100%"
                styles={{ label: { whiteSpace: "normal" } }}
                onClick={() => void send(one)}
              >
                {one}
              </Button>
            ))}
          </Stack>
        )}
        {isWaiting && (
          <Group gap="xs" mt="sm" role="status">
            <Loader size="xs" aria-hidden />
            <Text size="sm">{t("thinking")}</Text>
          </Group>
        )}
        <div ref={end} />
      </Paper>
      {preview.error && <ErrorNotice error={preview.error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(text);
        }}
      >
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <Textarea
            aria-label={t("write")}
            placeholder={t("write")}
            autosize
            maxRows={6}
            maxLength={LONGEST}
            flex={1}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              void send(text);
            }}
          />
          <Button
            type="submit"
            loading={isWaiting}
            disabled={!text.trim()}
            leftSection={<IconSend2 size={16} aria-hidden />}
          >
            {t("send")}
          </Button>
        </Group>
      </form>
      <Group gap="xs">
        {found?.customer ? (
          <Text size="sm">{t("signed_in", { name: found.customer.name, email: found.customer.email })}</Text>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconLock size={14} aria-hidden />}
            disabled={!setup.email || isWaiting}
            onClick={() => preview.signIn(setup.email)}
          >
            {t("sign_in")}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconHeadset size={14} aria-hidden />}
          disabled={isWaiting}
          onClick={() => void send("", true)}
        >
          {t("ask_person")}
        </Button>
        {count > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFileCode size={14} aria-hidden />}
            onClick={() => showCase(true)}
          >
            {t("case.make")}
          </Button>
        )}
      </Group>
      {isCase && <TestCase store={store} conversation={preview.conversation} close={() => showCase(false)} />}
    </Stack>
  );
}

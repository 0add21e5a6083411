import { Button, Group, Loader, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Message } from "@/agent/preview/Message";
import { usePreview } from "@/agent/preview/usePreview";
import { ErrorNotice } from "@/kit/Notices";
import { ButtonLink } from "@/knowledge/links";
import { useRenewSetup } from "@/shell/setup/useSetup";

const TRIES = ["try.returns", "try.changes", "try.shipping"] as const;

/** Three questions of customers, put to the agent by whoever sets it up; counted nowhere. */
export function PreviewStep({ store }: { store: string }) {
  const { t } = useTranslation("shell/setup");
  const preview = usePreview(store);
  const navigate = useNavigate();
  const renew = useRenewSetup(store);
  const [text, setText] = useState("");
  const { found, isWaiting } = preview;
  const count = found?.messages.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer counts among what was tried
  useEffect(() => {
    void renew();
  }, [count]);
  const ask = async (words: string) => {
    if (!words.trim() || isWaiting) return;
    try {
      await preview.say({ text: words });
      if (words === text) setText("");
    } catch {
      setText(words); // what was not asked stays to be asked again
    }
  };
  return (
    <Stack gap="md">
      <Group gap="xs">
        {TRIES.map((one) => (
          <Button
            key={one}
            variant="default"
            h="auto"
            py={6}
            maw="100%"
            disabled={isWaiting}
            styles={{ label: { whiteSpace: "normal" } }}
            onClick={() => void ask(t(one))}
          >
            {t(one)}
          </Button>
        ))}
      </Group>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void ask(text);
        }}
      >
        <Group align="flex-end" gap="xs">
          <TextInput
            flex="1 1 260px"
            label={t("try.own")}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" loading={isWaiting} disabled={!text.trim()}>
            {t("try.ask")}
          </Button>
        </Group>
      </form>
      {preview.error && <ErrorNotice error={preview.error} />}
      {(count > 0 || isWaiting) && (
        <Paper withBorder p="sm">
          <Stack
            component="ol"
            gap="md"
            m={0}
            p={0}
            style={{ listStyle: "none" }}
            aria-label={t("try.talk")}
            aria-live="polite"
          >
            {found?.messages.map((line) => (
              <Message
                key={line.id}
                line={line}
                found={found}
                preview={preview}
                isChosen={false}
                look={() => void navigate({ to: "/preview" })}
              />
            ))}
          </Stack>
          {isWaiting && (
            <Group gap="xs" mt="sm" role="status">
              <Loader size="xs" aria-hidden />
              <Text size="sm">{t("try.thinking")}</Text>
            </Group>
          )}
        </Paper>
      )}
      <Group gap="xs">
        <ButtonLink to="/preview" variant="default">
          {t("try.more")}
        </ButtonLink>
        <ButtonLink to="/setup" search={{ step: "live" }} variant="subtle">
          {t("next_live")}
        </ButtonLink>
      </Group>
    </Stack>
  );
}

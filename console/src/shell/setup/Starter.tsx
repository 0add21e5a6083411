import { Button, Group, Paper, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { postStoresByStoreKnowledgeArticlesMutation } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { told } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { saidIn, useRenew } from "@/knowledge/room";
import { blanks } from "@/shell/setup/typed";
import { useRenewSetup } from "@/shell/setup/useSetup";

export const STARTERS = ["changes", "returns", "shipping", "empty"] as const;
export type StarterName = (typeof STARTERS)[number];

/** A text to begin with: what stands in brackets is the shop's to say, and nothing is saved before it has. */
export function Starter({ store, name, close }: { store: string; name: StarterName; close: () => void }) {
  const { t } = useTranslation("shell/setup");
  const renew = useRenew();
  const renewSetup = useRenewSetup(store);
  const area = useRef<HTMLTextAreaElement>(null);
  const [wrong, setWrong] = useState("");
  const began = { title: t(`starter.${name}.title`), body: t(`starter.${name}.body`) };
  const [kept, keep, forget] = useKept<{ title: string; body: string } | null>(
    `setup:${store}:${name}`,
    null,
  );
  const draft = kept ?? began;
  const save = useMutation({
    ...postStoresByStoreKnowledgeArticlesMutation(),
    onSuccess: async (article) => {
      forget();
      told(t("content.saved", { title: article.title }));
      close();
      await Promise.all([renew(), renewSetup()]);
    },
  });
  const put = (part: Partial<typeof draft>) => {
    setWrong("");
    keep({ ...draft, ...part });
  };
  const submit = () => {
    const [first] = blanks(draft.body);
    if (first) {
      setWrong(t("content.blanks", { words: first }));
      const at = draft.body.indexOf(first);
      area.current?.focus();
      area.current?.setSelectionRange(at, at + first.length);
      return;
    }
    if (!draft.title.trim() || !draft.body.trim()) return setWrong(t("content.nothing"));
    save.mutate({ path: { store }, body: { title: draft.title, body: draft.body, language: saidIn() } });
  };
  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          {save.error && <ErrorNotice error={save.error} />}
          <TextInput
            label={t("content.title")}
            maxLength={200}
            value={draft.title}
            onChange={(event) => put({ title: event.currentTarget.value })}
          />
          <Textarea
            ref={area}
            label={t("content.body")}
            description={t("content.body_about")}
            autosize
            minRows={6}
            maxRows={18}
            value={draft.body}
            error={wrong}
            onChange={(event) => put({ body: event.currentTarget.value })}
          />
          <Group gap="xs">
            <Button type="submit" loading={save.isPending}>
              {t("content.save")}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                forget();
                close();
              }}
            >
              {t("content.discard")}
            </Button>
            {kept && (
              <Text size="sm" role="status">
                {t("content.kept")}
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { putStoresByStoreKnowledgeFactsByKeyMutation } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { told } from "@/kit/saving";
import { FactFields } from "@/knowledge/policies/FactFields";
import { useFactName } from "@/knowledge/policies/useFactName";
import { partsOf, toForm, toValue } from "@/knowledge/policies/values";
import { useRenew, useStoreKey } from "@/knowledge/room";

interface Props {
  fact: string;
  value?: Record<string, unknown> | null;
  articleId?: number;
  isCorrected?: boolean;
  close: () => void;
}

/** Says by hand what holds; it wins over every article until it is withdrawn. */
export function CorrectDialog({ fact, value, articleId, isCorrected = false, close }: Props) {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const renew = useRenew();
  const name = useFactName();
  const [form, setForm] = useState(() => toForm(value));
  const [why, setWhy] = useState("");
  const [isTried, setTried] = useState(false);
  const ready = toValue(fact, form);
  const { items, kind } = partsOf(fact);
  const save = useMutation({
    ...putStoresByStoreKnowledgeFactsByKeyMutation(),
    onSuccess: async (_, { body }) => {
      told(t(`correct.done.${body.act}`));
      close();
      await renew();
    },
  });
  const send = (act: "set" | "not_stated" | "withdrawn") => {
    setTried(true);
    if (!why.trim() || (act === "set" && !ready)) return;
    const correction = { act, value: act === "set" ? ready : null, why, article_id: articleId ?? null };
    save.mutate({ path: { store, key: fact }, body: correction });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send("set");
  };
  const title = items
    ? t("correct.title_items", { point: t(`points.${kind}.title`), items: name(fact) })
    : name(fact);
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ "aria-label": t("correct.close") }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t("correct.about")}
          </Text>
          <FactFields fact={fact} form={form} change={setForm} isWrong={isTried && !ready} />
          <TextInput
            label={t("correct.why")}
            description={t("correct.why_about")}
            value={why}
            onChange={({ currentTarget }) => setWhy(currentTarget.value)}
            error={isTried && !why.trim() ? t("correct.why_missing") : undefined}
            maxLength={500}
            required
          />
          {save.error && <ErrorNotice error={save.error} />}
          <Group gap="xs">
            <Button type="submit" loading={save.isPending}>
              {t("correct.save")}
            </Button>
            <Button variant="default" onClick={() => send("not_stated")} disabled={save.isPending}>
              {t("correct.not_stated")}
            </Button>
            {isCorrected && (
              <Button variant="default" onClick={() => send("withdrawn")} disabled={save.isPending}>
                {t("correct.withdraw")}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

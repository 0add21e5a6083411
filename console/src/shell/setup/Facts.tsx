import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { getStoresByStoreKnowledgeFactsOptions } from "@/api/@tanstack/react-query.gen";
import { TextLink } from "@/knowledge/links";
import { Quoted } from "@/knowledge/policies/Quoted";
import { saidIn, useRenew } from "@/knowledge/room";
import { useRenewSetup } from "@/shell/setup/useSetup";

const MOST = 6;

/** The facts that were read and nobody has looked at yet: each beside its sentence, to be confirmed or corrected. */
export function Facts({ store, waiting }: { store: string; waiting: number }) {
  const { t } = useTranslation("shell/setup");
  const renew = useRenew();
  const renewSetup = useRenewSetup(store);
  const { data } = useQuery(
    getStoresByStoreKnowledgeFactsOptions({ path: { store }, query: { language: saidIn() } }),
  );
  const open = (data ?? []).flatMap((point) => point.sentences.filter((one) => one.standing === "read"));
  const left = open.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each article that was read may state more
  useEffect(() => {
    void renew();
  }, [waiting]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is confirmed here counts above
  useEffect(() => {
    void renewSetup();
  }, [left]);
  if (left === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby="facts">
      <Title order={3} size="h5" id="facts">
        {t("content.facts", { count: left })}
      </Title>
      <Text size="sm">{t("content.facts_about")}</Text>
      {open.slice(0, MOST).map((sentence) => (
        <Quoted
          key={`${sentence.source.article_id}:${sentence.fact}:${sentence.source.sentence}`}
          sentence={sentence}
          isAtOdds={false}
        />
      ))}
      {left > MOST && (
        <TextLink to="/content/policies" size="sm">
          {t("content.facts_all", { count: left })}
        </TextLink>
      )}
    </Stack>
  );
}

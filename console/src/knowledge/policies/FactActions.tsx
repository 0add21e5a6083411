import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReadFactShown } from "@/api";
import {
  deleteStoresByStoreKnowledgeFactsByKeyConfirmationMutation,
  putStoresByStoreKnowledgeFactsByKeyConfirmationMutation,
  putStoresByStoreKnowledgeFactsByKeyMutation,
} from "@/api/@tanstack/react-query.gen";
import { told, useRefused } from "@/kit/saving";
import { CorrectDialog } from "@/knowledge/policies/CorrectDialog";
import { useMayWrite, useRenew, useStoreKey } from "@/knowledge/room";

type Fact = Pick<ReadFactShown, "key" | "reads" | "value" | "is_unclear" | "is_correctable" | "standing">;

/** What code reads in a sentence, whether somebody confirmed it, and the ways to say that it is right, wrong or not so. */
export function FactActions({
  fact,
  articleId,
  isAtOdds = false,
}: {
  fact: Fact;
  articleId: number;
  isAtOdds?: boolean;
}) {
  const { t } = useTranslation("knowledge");
  const mayWrite = useMayWrite();
  if (!fact.reads && !fact.is_unclear) return null;
  return (
    <Stack gap={6}>
      <Group gap={6}>
        <Text size="sm" fw={500}>
          {fact.is_unclear ? t("policies.unclear") : t("policies.reads", { reads: fact.reads })}
        </Text>
        {fact.standing !== "read" && (
          <Badge
            variant="light"
            tt="none"
            color={fact.standing === "confirmed" ? "till" : "blue"}
            leftSection={fact.standing === "confirmed" ? <IconCheck aria-hidden size={12} /> : undefined}
          >
            {t(`policies.standing.${fact.standing}`)}
          </Badge>
        )}
      </Group>
      {mayWrite && fact.is_correctable && fact.standing !== "overruled" && (
        <Acts fact={fact} articleId={articleId} isAtOdds={isAtOdds} />
      )}
    </Stack>
  );
}

function Acts({ fact, articleId, isAtOdds }: { fact: Fact; articleId: number; isAtOdds: boolean }) {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const renew = useRenew();
  const refused = useRefused();
  const [isOpen, open] = useState(false);
  const path = { store, key: fact.key };
  const after = (word: string) => ({
    onSuccess: () => told(t(word)),
    onError: refused,
    onSettled: () => renew(),
  });
  const confirm = useMutation({
    ...putStoresByStoreKnowledgeFactsByKeyConfirmationMutation(),
    ...after("policies.confirmed"),
  });
  const takeBack = useMutation({
    ...deleteStoresByStoreKnowledgeFactsByKeyConfirmationMutation(),
    ...after("policies.taken_back"),
  });
  const choose = useMutation({
    ...putStoresByStoreKnowledgeFactsByKeyMutation(),
    ...after("policies.chosen"),
  });
  // A list of changes, and a mere limit, say less alone than a correction must: these are chosen in the form.
  const isWhole = !fact.is_unclear && !("deny" in fact.value) && !("limit" in fact.value);
  return (
    <Group gap="xs">
      {isAtOdds && isWhole && (
        <Button
          size="compact-sm"
          loading={choose.isPending}
          onClick={() =>
            choose.mutate({
              path,
              body: { act: "set", value: fact.value, why: t("policies.chosen_why"), article_id: articleId },
            })
          }
        >
          {t("policies.this_holds")}
        </Button>
      )}
      {!isAtOdds && !fact.is_unclear && fact.standing === "read" && (
        <Button
          size="compact-sm"
          variant="light"
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ path, body: { value: fact.value } })}
        >
          {t("policies.confirm")}
        </Button>
      )}
      {fact.standing === "confirmed" && (
        <Button
          size="compact-sm"
          variant="default"
          loading={takeBack.isPending}
          onClick={() => takeBack.mutate({ path })}
        >
          {t("policies.take_back")}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => open(true)}>
        {t("policies.correct")}
      </Button>
      {isOpen && (
        <CorrectDialog fact={fact.key} value={fact.value} articleId={articleId} close={() => open(false)} />
      )}
    </Group>
  );
}

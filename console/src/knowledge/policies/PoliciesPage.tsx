import { Grid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getStoresByStoreKnowledgeFactsOptions } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { Checklist } from "@/knowledge/policies/Checklist";
import { PointCard } from "@/knowledge/policies/PointCard";
import { GROUPS } from "@/knowledge/policies/points";
import { saidIn, useStoreKey } from "@/knowledge/room";

/** What good content covers, and what code reads in the articles: to confirm, correct or reject beside its sentence. */
export function PoliciesPage() {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const { data, error, refetch } = useQuery(
    getStoresByStoreKnowledgeFactsOptions({ path: { store }, query: { language: saidIn() } }),
  );
  if (error) return <ErrorNotice error={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  return (
    <Stack>
      <Text c="dimmed" maw={720}>
        {t("policies.about")}
      </Text>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4, lg: 3 }}>
          <Checklist points={data} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8, lg: 9 }}>
          <Stack gap="xl">
            {GROUPS.map(({ word, kinds }) => (
              <Stack key={word} gap="sm" component="section" aria-labelledby={`group-${word}`}>
                <Title order={2} size="h4" id={`group-${word}`}>
                  {t(`policies.groups.${word}`)}
                </Title>
                {data
                  .filter((point) => kinds.includes(point.kind))
                  .map((point) => (
                    <PointCard key={point.kind} point={point} />
                  ))}
              </Stack>
            ))}
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

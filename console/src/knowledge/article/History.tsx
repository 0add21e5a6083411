import { Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ArticleShown } from "@/api";
import { moment } from "@/kit/format";
import { TextLink } from "@/knowledge/links";

/** Every save of an article; what is quoted from an earlier one stays readable. */
export function History({ article }: { article: ArticleShown }) {
  const { t } = useTranslation("knowledge");
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="history">
      <Title order={2} size="h5" id="history" mb="xs">
        {t("history.title")}
      </Title>
      <Stack component="ul" gap={8} m={0} p={0} style={{ listStyle: "none" }}>
        {article.revisions.map((one, place) => (
          <li key={one.number}>
            {one.number === article.revision ? (
              <Text size="sm" fw={600} aria-current="true">
                {t("history.revision", { number: one.number })}
              </Text>
            ) : (
              <TextLink
                size="sm"
                to="/content/$articleId"
                params={{ articleId: String(article.id) }}
                search={place === 0 ? {} : { revision: one.number }}
              >
                {t("history.revision", { number: one.number })}
              </TextLink>
            )}
            <Text size="xs" c="dimmed">
              {t("history.saved", { when: moment(one.saved_at), name: one.saved_by_name })}
            </Text>
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

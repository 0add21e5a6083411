import { Alert, Button, Group, Spoiler, Stack, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ArticleShown } from "@/api";
import { moment } from "@/kit/format";

interface Props {
  article: ArticleShown;
  takeTheirs: () => void;
  keepMine: () => void;
}

/** Somebody else saved the article meanwhile: what they wrote, and whether theirs or what is typed here goes on. */
export function Changed({ article, takeTheirs, keepMine }: Props) {
  const { t } = useTranslation("knowledge");
  const last = article.revisions[0];
  return (
    <Alert color="yellow" icon={<IconUsers aria-hidden />} title={t("changed.title")} role="alert">
      <Stack gap="sm">
        <Text size="sm">
          {t("changed.about", {
            name: last?.saved_by_name ?? "",
            when: moment(article.saved_at),
            revision: article.revision,
          })}
        </Text>
        <Spoiler maxHeight={0} showLabel={t("changed.show")} hideLabel={t("changed.hide")}>
          <Text size="sm" style={{ whiteSpace: "pre-wrap" }} lang={article.language}>
            {article.body}
          </Text>
        </Spoiler>
        <Group gap="xs">
          <Button size="compact-md" onClick={keepMine}>
            {t("changed.keep_mine")}
          </Button>
          <Button size="compact-md" variant="default" onClick={takeTheirs}>
            {t("changed.take_theirs")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

import { Button, CloseButton, Group, Progress, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ArticleShown } from "@/api";
import { useSentence } from "@/kit/Notices";
import type { Problem } from "@/kit/problem";
import { TextLink } from "@/knowledge/links";

export interface Upload {
  id: string;
  file: File;
  part: number;
  state: "waiting" | "sending" | "saved" | "refused";
  why?: "type" | "size" | "empty";
  error?: Problem;
  article?: ArticleShown;
}

/** One file on its way: how far it is, what became of it, or why it was refused. */
export function UploadRow({
  upload,
  again,
  close,
}: {
  upload: Upload;
  again: () => void;
  close: () => void;
}) {
  const { t } = useTranslation("knowledge");
  const isDone = upload.state === "saved" || upload.state === "refused";
  return (
    <Group component="li" wrap="nowrap" align="flex-start" gap="xs">
      {upload.state === "saved" && (
        <IconCircleCheck aria-hidden size={18} color="var(--mantine-primary-color-filled)" />
      )}
      {upload.state === "refused" && (
        <IconAlertTriangle aria-hidden size={18} color="var(--mantine-color-error)" />
      )}
      <Stack gap={2} flex={1} miw={0}>
        <Text size="sm" truncate>
          {upload.file.name}
        </Text>
        {upload.state === "refused" ? <Refused upload={upload} again={again} /> : <Course upload={upload} />}
      </Stack>
      {isDone && (
        <CloseButton size="sm" aria-label={t("upload.close", { name: upload.file.name })} onClick={close} />
      )}
    </Group>
  );
}

function Course({ upload }: { upload: Upload }) {
  const { t } = useTranslation("knowledge");
  const { article } = upload;
  if (article)
    return (
      <Text size="sm">
        {article.reason || t("upload.saved", { count: article.facts })}{" "}
        <TextLink to="/content/$articleId" params={{ articleId: String(article.id) }} size="sm">
          {t("upload.open", { title: article.title })}
        </TextLink>
      </Text>
    );
  return (
    <Progress
      value={upload.part * 100}
      animated={upload.part === 1}
      aria-label={t("upload.progress", { name: upload.file.name })}
    />
  );
}

function Refused({ upload, again }: { upload: Upload; again: () => void }) {
  const { t } = useTranslation("knowledge");
  const sentence = useSentence();
  const { error } = upload;
  const first = error?.facts.article_id;
  return (
    <Group gap="xs">
      <Text size="sm" c="var(--mantine-color-error)">
        {error ? sentence(error) : t(`upload.refused.${upload.why}`)}
      </Text>
      {first !== undefined && (
        <TextLink to="/content/$articleId" params={{ articleId: String(first) }} size="sm">
          {t("upload.open", { title: String(error?.facts.article_title ?? "") })}
        </TextLink>
      )}
      {error?.isPassing && (
        <Button size="compact-xs" variant="default" onClick={again}>
          {t("upload.again")}
        </Button>
      )}
    </Group>
  );
}

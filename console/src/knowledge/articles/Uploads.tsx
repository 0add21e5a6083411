import { Button, FileButton, Group, Paper, Select, Stack, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { type DragEvent, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asProblem } from "@/kit/problem";
import { ENDINGS, refusal, send } from "@/knowledge/articles/sending";
import { type Upload, UploadRow } from "@/knowledge/articles/UploadRow";
import { languageChoices, useRenew } from "@/knowledge/room";

/** Files become articles: dropped here or chosen, one after the other, each with how far it is and why it was refused. */
export function Uploads({ store, language }: { store: string; language: string }) {
  const { t } = useTranslation("knowledge");
  const [chosen, choose] = useState(language);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [isOver, setOver] = useState(false);
  const line = useRef(Promise.resolve());
  const renew = useRenew();
  const change = useCallback((id: string, part: Partial<Upload>) => {
    setUploads((now) => now.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }, []);
  const start = (id: string, file: File) => {
    line.current = line.current.then(async () => {
      change(id, { state: "sending", part: 0, error: undefined });
      try {
        const article = await send(store, file, chosen, (part) => change(id, { part }));
        change(id, { state: "saved", part: 1, article });
        await renew();
      } catch (error) {
        change(id, { state: "refused", error: asProblem(error) });
      }
    });
  };
  const take = (files: readonly File[]) => {
    for (const file of files) {
      const id = crypto.randomUUID();
      const why = refusal(file);
      const upload: Upload = { id, file, part: 0, state: why ? "refused" : "waiting", why: why ?? undefined };
      setUploads((now) => [upload, ...now]);
      if (!why) start(id, file);
    }
  };
  const over = (event: DragEvent, is: boolean) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <Paper
      component="section"
      aria-label={t("upload.title")}
      p="sm"
      withBorder
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        take([...event.dataTransfer.files]);
      }}
      style={{
        borderStyle: "dashed",
        background: isOver ? "var(--mantine-primary-color-light)" : undefined,
      }}
    >
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap" flex={1} miw={220}>
          <IconUpload aria-hidden size={22} stroke={1.5} />
          <Stack gap={0}>
            <Text size="sm" fw={500}>
              {t("upload.drop")}
            </Text>
            <Text size="xs" c="dimmed">
              {t("upload.kinds")}
            </Text>
          </Stack>
        </Group>
        <Group gap="xs">
          <Select
            aria-label={t("upload.language")}
            data={languageChoices()}
            value={chosen}
            onChange={(value) => choose(value ?? language)}
            allowDeselect={false}
            size="sm"
            w={150}
          />
          <FileButton onChange={take} accept={ENDINGS.join(",")} multiple>
            {(props) => (
              <Button variant="default" {...props}>
                {t("upload.choose")}
              </Button>
            )}
          </FileButton>
        </Group>
      </Group>
      {uploads.length > 0 && (
        <Stack component="ul" gap="xs" mt="sm" p={0} m={0} style={{ listStyle: "none" }} aria-live="polite">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              again={() => start(upload.id, upload.file)}
              close={() => setUploads((now) => now.filter((one) => one.id !== upload.id))}
            />
          ))}
        </Stack>
      )}
    </Paper>
  );
}

import { Button, FileButton, Group, List, Modal, Stack, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Document } from "@/api";
import {
  getDeskRoutingRulesQueryKey,
  getDeskViewsQueryKey,
  postDeskRoutingImportMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { told } from "@/kit/saving";

const LARGEST = 5_000_000;

/** Takes rules from a file of an export: first shown, then added, all or none. */
export function ImportModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const queries = useQueryClient();
  const [found, setFound] = useState<Document | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const take = useMutation({
    ...postDeskRoutingImportMutation(),
    onSuccess: (kept) => {
      void queries.invalidateQueries({ queryKey: getDeskRoutingRulesQueryKey() });
      void queries.invalidateQueries({ queryKey: getDeskViewsQueryKey() });
      told(t("carry.done", { count: kept.length }));
      onClose();
    },
  });
  const read = async (file: File | null) => {
    if (!file) return;
    take.reset();
    const read = file.size > LARGEST ? null : readDocument(await file.text());
    setFound(read);
    setUnreadable(read === null);
  };
  return (
    <Modal opened onClose={onClose} title={t("carry.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack gap="sm">
        <Text size="sm">{t("carry.about")}</Text>
        <Group>
          <FileButton accept="application/json,.json" onChange={(file) => void read(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
                {t("carry.choose")}
              </Button>
            )}
          </FileButton>
        </Group>
        {isUnreadable && (
          <Text size="sm" c="red" role="alert">
            {t("carry.unreadable")}
          </Text>
        )}
        {take.error && <ErrorNotice error={take.error} />}
        {found && (
          <>
            <Text size="sm">{t("carry.found", { count: found.rules.length })}</Text>
            <List size="sm" mah={220} style={{ overflowY: "auto" }}>
              {found.rules.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: names may be the same
                <List.Item key={at}>{one.name}</List.Item>
              ))}
            </List>
            <Group justify="flex-end">
              <Button loading={take.isPending} onClick={() => take.mutate({ body: found })}>
                {t("carry.run")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

/** The rules that a file holds; null where it holds none. The server checks each of them. */
export function readDocument(text: string): Document | null {
  try {
    const read = JSON.parse(text) as Partial<Document> | null;
    const isOne =
      Array.isArray(read?.rules) &&
      read.rules.length > 0 &&
      read.rules.every((one) => typeof one?.name === "string");
    return isOne ? (read as Document) : null;
  } catch {
    return null;
  }
}

import { ActionIcon, FileButton, Group, Tooltip } from "@mantine/core";
import { IconPaperclip, IconShoppingBag } from "@tabler/icons-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShownTicketBody, SuggestionShown } from "@/api";
import { Assist } from "@/helpdesk/inbox/composer/Assist";
import type { Draft, Patch } from "@/helpdesk/inbox/composer/draft";
import { Macros } from "@/helpdesk/inbox/composer/Macros";
import { ACCEPTED } from "@/helpdesk/inbox/composer/uploads";
import { useStores } from "@/shell/session";

const Share = lazy(async () => ({ default: (await import("@/helpdesk/inbox/composer/Share")).Share }));

/** What helps to answer: files, products and codes, help with the words, macros. */
export function Tools({
  ticket,
  draft,
  patch,
  isReply,
  text,
  onFiles,
  onText,
  onProblem,
  onWhyNot,
}: {
  ticket: ShownTicketBody;
  draft: Draft;
  patch: Patch;
  isReply: boolean;
  text: string;
  onFiles: (files: File[]) => void;
  onText: (text: string) => void;
  onProblem: (error: unknown) => void;
  onWhyNot: (found: SuggestionShown) => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const [isSharing, setSharing] = useState(false);
  const reset = useRef<() => void>(null);
  const store = useStores().find((one) => one.id === ticket.store_id);
  if (!isReply) return <span />;
  return (
    <Group gap={2} wrap="nowrap" miw={0}>
      <FileButton
        multiple
        accept={ACCEPTED}
        resetRef={reset}
        onChange={(files) => {
          onFiles(files);
          reset.current?.();
        }}
      >
        {(props) => (
          <Tooltip label={t("tools.files")}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("tools.files")} {...props}>
              <IconPaperclip size={18} />
            </ActionIcon>
          </Tooltip>
        )}
      </FileButton>
      {store && (
        <Tooltip label={t("tools.share")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("tools.share")}
            onClick={() => setSharing(true)}
          >
            <IconShoppingBag size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      <Assist
        ticket={ticket}
        text={text}
        onText={onText}
        onDraft={(found) => (found.state === "ready" && found.text ? onText(found.text) : onWhyNot(found))}
        onProblem={onProblem}
      />
      <Macros ticket={ticket} seen={draft.seen ?? ticket.last_message_id} />
      <Suspense>
        {isSharing && store && (
          <Share storeKey={store.key} draft={draft} patch={patch} onClose={() => setSharing(false)} />
        )}
      </Suspense>
    </Group>
  );
}

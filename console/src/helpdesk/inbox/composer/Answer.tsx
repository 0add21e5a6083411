import { Anchor, Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FilledShown, ShownTicketBody } from "@/api";
import { Attached } from "@/helpdesk/inbox/composer/Attached";
import { useSaidAgain } from "@/helpdesk/inbox/composer/again";
import { type Draft, hasAnswer, useDraft } from "@/helpdesk/inbox/composer/draft";
import { Editor } from "@/helpdesk/inbox/composer/Editor";
import { Filled, Meanwhile, Refused, Troubles, Unsent } from "@/helpdesk/inbox/composer/Said";
import { SendButton } from "@/helpdesk/inbox/composer/SendButton";
import { Suggested } from "@/helpdesk/inbox/composer/Suggested";
import { Tools } from "@/helpdesk/inbox/composer/Tools";
import { useSend } from "@/helpdesk/inbox/composer/useSend";
import { useSuggestion } from "@/helpdesk/inbox/composer/useSuggestion";
import { useUploads } from "@/helpdesk/inbox/composer/useUploads";
import { useWriting } from "@/helpdesk/inbox/composer/useWriting";
import { WayLine } from "@/helpdesk/inbox/composer/WayLine";
import { Writing } from "@/helpdesk/inbox/composer/Writing";
import { useKeys } from "@/helpdesk/inbox/keys";
import { useMe } from "@/shell/session";

/** The composer of a ticket: an answer to the customer, or a note that only the team sees. */
export function Answer({ ticket }: { ticket: ShownTicketBody }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const me = useMe();
  const { draft, patch, now } = useDraft(ticket.id);
  const [filled, setFilled] = useState<FilledShown | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [isDropping, setDropping] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const uploads = useUploads(ticket.id, now, patch);
  const send = useSend(ticket, draft, patch, now);
  const mayReply = me.has_chat && ticket.way !== null;
  const isReply = mayReply && draft.mode === "reply";
  const text = isReply ? draft.reply : draft.note;
  const suggestion = useSuggestion(ticket, mayReply);
  useWriting(ticket.id, isReply && draft.reply !== "");

  const write = (words: string) => {
    if (!isReply) return patch({ note: words });
    const isEmpty = words === "";
    patch({
      reply: words,
      seen: isEmpty ? null : (now().seen ?? ticket.last_message_id),
      own: isEmpty ? null : now().own,
    });
    if (isEmpty) setFilled(null);
    send.clear();
  };
  /** Put words of somebody else's making there, with a way back to one's own. */
  const replace = (words: string) => {
    setProblem(null);
    patch({
      [isReply ? "reply" : "note"]: words,
      ...(isReply ? { seen: now().seen ?? ticket.last_message_id } : {}),
      own: now().own ?? (isReply ? now().reply : now().note),
    });
    field.current?.focus();
  };
  const use = () => {
    if (!suggestion.shown?.text) return;
    patch({ mode: "reply" });
    replace(suggestion.shown.text);
  };
  useSaidAgain(ticket.id, (words) => {
    if (!mayReply) return;
    const { own, reply, seen } = now();
    patch({ mode: "reply", reply: words, own: own ?? reply, seen: seen ?? ticket.last_message_id });
    setTimeout(() => field.current?.focus());
  });
  const submit = (then: "waiting" | "open" | "closed" = "waiting") => {
    setProblem(null);
    setFilled(null);
    if (!isReply) return text.trim() && send.sendNote();
    if (hasAnswer(draft) && !uploads.sending.length) send.sendReply(then);
    field.current?.focus();
  };
  const turnTo = (mode: Draft["mode"]) => {
    if (mode === "note" || mayReply) patch({ mode });
    setTimeout(() => field.current?.focus());
  };
  const isOffered = isReply && !draft.reply.trim() && suggestion.shown;
  useKeys(t("keys.title"), [
    { keys: "r", label: t("keys.reply"), run: () => turnTo("reply"), opens: true },
    { keys: "n", label: t("keys.note"), run: () => turnTo("note"), opens: true },
    { keys: "alt+u", label: t("keys.use"), run: use, whileTyping: true },
    { keys: "alt+x", label: t("keys.dismiss"), run: suggestion.dismiss, whileTyping: true },
  ]);
  const take = (event: ClipboardEvent | DragEvent, files: FileList | undefined) => {
    if (!isReply || !files?.length) return;
    event.preventDefault();
    uploads.take(files);
  };
  if (ticket.way === null && ticket.merged_into !== null)
    return (
      <div className="composer">
        <Text p="md" size="sm">
          {t("merged")}{" "}
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link
                to="/inbox/$ticketId"
                params={{ ticketId: String(ticket.merged_into) }}
                search={(now) => now}
                {...props}
              />
            )}
          >
            {t("to_ticket", { number: ticket.merged_into })}
          </Anchor>
        </Text>
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section with a name; no form, which would submit by itself
    <div
      className="composer"
      role="region"
      tabIndex={-1}
      aria-label={t("title")}
      data-mode={isReply ? "reply" : "note"}
      data-drop={isDropping || undefined}
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDragOver={(event) => {
        if (!isReply || !event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        setDropping(false);
        take(event, event.dataTransfer.files);
      }}
    >
      <Stack gap={8} p="sm" style={{ containerType: "inline-size", containerName: "composer" }}>
        <Group justify="space-between" gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t("mode.title")}
            value={isReply ? "reply" : "note"}
            onChange={(mode) => turnTo(mode as Draft["mode"])}
            data={[
              { value: "reply", label: t("mode.reply"), disabled: !mayReply },
              { value: "note", label: t("mode.note") },
            ]}
          />
          {isReply ? (
            <WayLine ticket={ticket} />
          ) : (
            <Text size="xs" fw={600}>
              {mayReply ? t("only_team") : t(me.has_chat ? "no_way" : "no_chat")}
            </Text>
          )}
        </Group>
        <Writing ticket={ticket} />
        <Meanwhile send={send} />
        {isOffered && <Suggested found={isOffered} onUse={use} onDismiss={suggestion.dismiss} />}
        <Editor
          field={field}
          ticket={ticket}
          isReply={isReply}
          text={text}
          isLocked={send.isSending}
          onText={write}
          onSend={() => submit()}
          onFilled={setFilled}
          onProblem={setProblem}
        />
        <Attached
          ticketId={ticket.id}
          draft={isReply ? draft : { ...draft, files: [], products: [], discount: "" }}
          patch={patch}
          sending={isReply ? uploads.sending : []}
        />
        <Refused sentences={uploads.refused} onClose={uploads.clearRefused} />
        {filled && isReply && <Filled filled={filled} onClose={() => setFilled(null)} />}
        <Troubles
          error={problem ?? send.problem}
          onClose={() => (problem ? setProblem(null) : send.clear())}
        />
        <Unsent send={send} draft={draft} isReply={isReply} onAgain={() => submit(now().pending?.then)} />
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Tools
            ticket={ticket}
            draft={draft}
            patch={patch}
            isReply={isReply}
            text={text}
            onFiles={uploads.take}
            onText={replace}
            onProblem={setProblem}
            onWhyNot={suggestion.say}
          />
          <Group gap="xs" wrap="nowrap">
            {draft.own !== null && draft.own !== text && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  patch({ [isReply ? "reply" : "note"]: draft.own ?? "", own: null });
                  field.current?.focus();
                }}
              >
                {t("undo")}
              </Button>
            )}
            <SendButton
              label={t(isReply ? "send.reply" : "send.note")}
              isReply={isReply}
              isDisabled={isReply ? !hasAnswer(draft) || uploads.sending.length > 0 : !text.trim()}
              isSending={send.isSending}
              onSend={submit}
            />
          </Group>
        </Group>
        {isReply && suggestion.why && (
          <Text size="xs" c="dimmed" role="status" className="aside">
            {suggestion.why}
          </Text>
        )}
      </Stack>
    </div>
  );
}

import { Group, Popover, Text, Textarea } from "@mantine/core";
import { type RefObject, useId, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FilledShown, ShownTicketBody } from "@/api";
import { SlashList } from "@/helpdesk/inbox/composer/SlashList";
import { segments } from "@/helpdesk/inbox/composer/sms";
import { useSlash } from "@/helpdesk/inbox/composer/useSlash";

const LONGEST = 4000;

/** The field that one writes in: it grows, takes canned replies by a slash, and sends by Ctrl and Enter. */
export function Editor({
  field,
  ticket,
  isReply,
  text,
  isLocked,
  onText,
  onSend,
  onFilled,
  onProblem,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  ticket: ShownTicketBody;
  isReply: boolean;
  text: string;
  isLocked: boolean;
  onText: (text: string) => void;
  onSend: () => void;
  onFilled: (filled: FilledShown) => void;
  onProblem: (error: unknown) => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const listId = useId();
  const caret = useRef<number | null>(null);
  const slash = useSlash(
    ticket,
    field,
    (words, place) => {
      caret.current = place;
      onText(words);
    },
    onProblem,
    onFilled,
  );
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const isListed = isReply && slash.isOpen;
  const label = t(isReply ? "editor.reply" : "editor.note");
  return (
    <div>
      <Popover
        opened={isListed}
        position="top-start"
        width="target"
        offset={4}
        withinPortal
        withRoles={false}
        trapFocus={false}
        returnFocus={false}
        closeOnEscape={false}
      >
        <Popover.Target>
          <div>
            <Textarea
              ref={field}
              aria-label={label}
              placeholder={t(isReply ? "editor.reply_hint" : "editor.note_hint")}
              autosize
              minRows={2}
              maxRows={12}
              value={text}
              readOnly={isLocked || slash.isFilling}
              lang={isReply && ticket.language ? ticket.language : undefined}
              aria-autocomplete={isReply ? "list" : undefined}
              aria-controls={isListed ? listId : undefined}
              aria-activedescendant={isListed && slash.found.length ? `${listId}-${slash.at}` : undefined}
              onChange={(event) => {
                onText(event.currentTarget.value);
                if (isReply) slash.look();
              }}
              onBlur={slash.close}
              onKeyDown={(event) => {
                if (isReply && slash.hear(event)) return;
                if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
                  event.preventDefault();
                  onSend();
                } else if (event.key === "Escape") {
                  event.stopPropagation();
                  event.currentTarget.closest<HTMLElement>(".composer")?.focus();
                }
              }}
            />
          </div>
        </Popover.Target>
        <Popover.Dropdown p={4}>
          <SlashList id={listId} found={slash.found} at={slash.at} onChoose={slash.choose} />
        </Popover.Dropdown>
      </Popover>
      <Length text={text} isReply={isReply} isText={ticket.way?.kind === "sms"} />
    </div>
  );
}

/** How long it is: as text messages by SMS, else only where it is nearly or already too long. */
function Length({ text, isReply, isText }: { text: string; isReply: boolean; isText: boolean }) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const left = LONGEST - text.length;
  const isLong = left < 400;
  if (!isLong && !(isText && isReply && text)) return null;
  const { count, left: inLast } = segments(text);
  return (
    <Group justify="flex-end" gap="xs" mt={2}>
      {isText && isReply && text && (
        <Text size="xs" c="dimmed">
          {t("length.segments", { count, left: inLast })}
        </Text>
      )}
      {isLong && (
        <Text size="xs" c={left < 0 ? "red" : "dimmed"} role="status">
          {left < 0 ? t("length.over", { count: -left }) : t("length.left", { count: left })}
        </Text>
      )}
    </Group>
  );
}

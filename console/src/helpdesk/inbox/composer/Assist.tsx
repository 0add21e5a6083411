import { ActionIcon, Loader, Menu, Tooltip } from "@mantine/core";
import { IconLanguage, IconSparkles, IconWand } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Rewriting, ShownTicketBody, SuggestionShown } from "@/api";
import {
  postDeskRewriteMutation,
  postDeskTicketsByTicketIdSuggestionMutation,
} from "@/api/@tanstack/react-query.gen";
import { LANGUAGES } from "@/kit/words";

const HOWS: readonly Rewriting[] = ["grammar", "formal", "friendly", "concise"];

/**
 * One click makes a first draft, or rewrites what stands there: grammar, tone, length, language (S4-25 to S4-29).
 *
 * `onText` gets the words; a person sends them. `onWhyNot` gets why there is no draft.
 */
export function Assist({
  ticket,
  text,
  onText,
  onDraft,
  onProblem,
}: {
  ticket: ShownTicketBody;
  text: string;
  onText: (text: string) => void;
  onDraft: (found: SuggestionShown) => void;
  onProblem: (error: unknown) => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const rewrite = useMutation({
    ...postDeskRewriteMutation(),
    onSuccess: (done) => onText(done.text),
    onError: onProblem,
  });
  const draft = useMutation({
    ...postDeskTicketsByTicketIdSuggestionMutation(),
    onSuccess: onDraft,
    onError: onProblem,
  });
  const ask = (how: Rewriting, language?: string) =>
    rewrite.mutate({ body: { text, how, store_id: ticket.store_id, ...(language ? { language } : {}) } });
  const isBusy = rewrite.isPending || draft.isPending;
  const isEmpty = !text.trim();
  const theirs = ticket.language;
  return (
    <Menu position="top-start" withinPortal>
      <Menu.Target>
        <Tooltip label={t("assist.title")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("assist.title")}
            aria-busy={isBusy}
          >
            {isBusy ? <Loader size={16} /> : <IconWand size={18} />}
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconSparkles size={16} />}
          onClick={() => draft.mutate({ path: { ticket_id: ticket.id } })}
        >
          {t("assist.draft")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{isEmpty ? t("assist.write_first") : t("assist.rewrite")}</Menu.Label>
        {HOWS.map((how) => (
          <Menu.Item key={how} disabled={isEmpty} onClick={() => ask(how)}>
            {t(`assist.${how}`)}
          </Menu.Item>
        ))}
        {theirs && (
          <Menu.Item
            disabled={isEmpty}
            leftSection={<IconLanguage size={16} />}
            onClick={() => ask("translate", theirs)}
          >
            {t("assist.translate_theirs", { language: nameOf(theirs) })}
          </Menu.Item>
        )}
        <Menu.Sub position="right-end">
          <Menu.Sub.Target>
            <Menu.Sub.Item disabled={isEmpty}>{t("assist.translate")}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {LANGUAGES.filter((one) => one !== theirs).map((one) => (
              <Menu.Item key={one} onClick={() => ask("translate", one)}>
                {nameOf(one)}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      </Menu.Dropdown>
    </Menu>
  );
}

function nameOf(language: string): string {
  return (
    new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(language) ?? language
  );
}

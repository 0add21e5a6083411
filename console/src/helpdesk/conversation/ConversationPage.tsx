import { Badge, Group, Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ConversationShown } from "@/api";
import { getDeskConversationsByConversationIdOptions } from "@/api/@tanstack/react-query.gen";
import { arranged } from "@/helpdesk/inbox/timeline/arranging";
import type { Item } from "@/helpdesk/inbox/timeline/held";
import { Rows } from "@/helpdesk/inbox/timeline/Rows";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { moment } from "@/kit/format";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";

/** A conversation by its number: in the inbox where a ticket holds it, else its record, to be read. */
export function ConversationPage() {
  const { t } = useTranslation("helpdesk/conversation");
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(
    getDeskConversationsByConversationIdOptions({ path: { conversation_id: Number(id) } }),
  );
  if (data?.ticket_id)
    return <Navigate to="/inbox/$ticketId" params={{ ticketId: String(data.ticket_id) }} replace />;
  return (
    <>
      <PageHead title={t("title", { number: id })} about={t("about")} />
      {error && !data && <ErrorNotice error={error} again={() => void refetch()} />}
      {!error && !data && <Loading rows={6} />}
      {data && <Record conversation={data} />}
    </>
  );
}

/** Files are fetched by their ticket: where there is none, only that there was one is told. */
const withoutFiles = (item: Item): Item => (item.kind === "message" ? { ...item, files: [] } : item);

function Record({ conversation }: { conversation: ConversationShown }) {
  const { t } = useTranslation("helpdesk/conversation");
  const facts = [
    conversation.store_name,
    t(`channel.${conversation.channel}`, { defaultValue: conversation.channel }),
    moment(conversation.begun_at),
    t(conversation.is_proved ? "proved" : "not_proved"),
  ];
  const rows = arranged(conversation.items.map(withoutFiles), null);
  return (
    <Stack gap="md" maw={860}>
      <Group gap="xs">
        {conversation.is_preview && (
          <Badge variant="light" color="orange" c="var(--mantine-color-text)" tt="none">
            {t("preview")}
          </Badge>
        )}
        {facts.map((fact) => (
          <Badge key={fact} variant="default" tt="none">
            {fact}
          </Badge>
        ))}
      </Group>
      {rows.length === 0 ? (
        <Empty title={t("empty")} />
      ) : (
        <section className={s.list} aria-labelledby="said">
          <Title order={2} size="h4" id="said">
            {t("said")}
          </Title>
          <Rows rows={rows} ticketId={0} customer="" marked="" />
        </section>
      )}
    </Stack>
  );
}

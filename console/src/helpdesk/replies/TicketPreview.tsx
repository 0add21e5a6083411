import { Alert, Anchor, Button, Card, Code, Group, List, Select, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  getDeskTicketsOptions,
  postDeskTicketsByTicketIdTemplatesTryMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, useSentence } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { Said } from "@/said/Said";

interface Missing {
  variable: string;
  why: string;
}

/** The words as they would be said on a ticket now, before they are saved; nothing is sent. */
export function TicketPreview({ texts }: { texts: Record<string, string> }) {
  const { t } = useTranslation("helpdesk/replies");
  const sentence = useSentence();
  const [ticket, setTicket] = useState<string | null>(null);
  const tickets = useQuery(getDeskTicketsOptions({ query: { order: "newest", limit: 50 } }));
  const filled = useMutation(postDeskTicketsByTicketIdTemplatesTryMutation());
  const problem = filled.isError ? asProblem(filled.error) : null;
  const missing = (problem?.facts.missing ?? []) as Missing[];
  const isEmpty = Object.keys(texts).length === 0;
  return (
    <Card withBorder component="section" aria-label={t("preview.title")}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("preview.title")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("preview.about")}
        </Text>
        <Group align="flex-end" gap="sm">
          <Select
            flex={1}
            miw={180}
            label={t("preview.ticket")}
            placeholder={t("preview.choose")}
            searchable
            nothingFoundMessage={t("preview.no_tickets")}
            data={(tickets.data?.items ?? []).map((one) => ({
              value: String(one.id),
              label: `#${one.id} ${one.subject || one.customer_name}`,
            }))}
            value={ticket}
            onChange={setTicket}
          />
          <Button
            variant="default"
            disabled={!ticket || isEmpty}
            loading={filled.isPending}
            onClick={() => filled.mutate({ path: { ticket_id: Number(ticket) }, body: { texts } })}
          >
            {t("preview.fill")}
          </Button>
        </Group>
        <div aria-live="polite">
          {filled.data && (
            <Stack gap="xs">
              <Text
                size="sm"
                p="sm"
                lang={filled.data.language}
                style={{ whiteSpace: "pre-wrap", border: "1px solid var(--tillside-line)", borderRadius: 8 }}
              >
                {filled.data.text}
              </Text>
              {filled.data.is_fallback && <Text size="sm">{t("preview.fallback")}</Text>}
              {filled.data.segments !== null && (
                <Text size="sm">{t("preview.segments", { count: filled.data.segments })}</Text>
              )}
              {filled.data.left_out.length > 0 && (
                <Facts title={t("preview.left_out")} facts={filled.data.left_out} />
              )}
              <Anchor component={Link} to={`/inbox/${ticket}`} size="sm">
                {t("preview.open")}
              </Anchor>
            </Stack>
          )}
          {problem &&
            (missing.length > 0 ? (
              <Alert color="yellow" title={t("preview.missing")}>
                <Facts facts={missing} />
              </Alert>
            ) : problem.isPassing ? (
              <ErrorNotice error={problem} />
            ) : (
              <Alert color="red">{sentence(problem)}</Alert>
            ))}
        </div>
      </Stack>
    </Card>
  );
}

function Facts({ title, facts }: { title?: string; facts: Missing[] }) {
  return (
    <>
      {title && <Text size="sm">{title}</Text>}
      <List size="sm" spacing={2}>
        {facts.map((one) => (
          <List.Item key={one.variable}>
            <Code>{`{{${one.variable}}}`}</Code> <Said>{one.why}</Said>
          </List.Item>
        ))}
      </List>
    </>
  );
}

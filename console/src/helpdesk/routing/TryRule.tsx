import { Alert, Button, List, Loader, Paper, Select, Stack, Tabs, Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleShown, Verdict } from "@/api";
import {
  getDeskTicketsOptions,
  postDeskRoutingTrialsPastMutation,
  postDeskRoutingTrialsTicketMutation,
} from "@/api/@tanstack/react-query.gen";
import { TicketLink } from "@/helpdesk/routing/TicketLink";
import type { Written } from "@/helpdesk/routing/useDraft";
import type { useFaults } from "@/helpdesk/routing/useFaults";
import { useToName } from "@/helpdesk/routing/useNames";
import { bodyOf } from "@/helpdesk/routing/useSaveRule";
import { moment } from "@/kit/format";
import { ErrorNotice } from "@/kit/Notices";

type Check = Pick<ReturnType<typeof useFaults>, "condition" | "places" | "isGood">;
interface Trial {
  check: Check;
  onVerdicts: (verdicts: ReadonlyMap<string, Verdict> | null) => void;
}

/** Dry runs of the rule as it is written: on one ticket, and on the last 30 days. */
export function TryRule({
  rule,
  draft,
  check,
  onVerdicts,
}: Trial & { rule: RuleShown | null; draft: Written }) {
  const { t } = useTranslation("helpdesk/routing");
  return (
    <Paper withBorder p="md" component="section" aria-label={t("try.title")}>
      <Title order={2} size="h4" mb="xs">
        {t("try.title")}
      </Title>
      <Tabs defaultValue="ticket" keepMounted>
        <Tabs.List mb="sm" grow>
          <Tabs.Tab value="ticket">{t("try.ticket")}</Tabs.Tab>
          <Tabs.Tab value="past">{t("try.past")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="ticket">
          <TryTicket check={check} onVerdicts={onVerdicts} />
        </Tabs.Panel>
        <Tabs.Panel value="past">
          <TryPast rule={rule} draft={draft} check={check} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}

/** On one ticket: each condition is marked true or not, with what was found. */
export function TryTicket({ check, onVerdicts }: Trial) {
  const { t } = useTranslation("helpdesk/routing");
  const newest = useQuery(getDeskTicketsOptions({ query: { queue: "all", limit: 50 } }));
  const [id, setId] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [triedOn, setTriedOn] = useState("");
  const text = JSON.stringify(check.condition);
  const trial = useMutation({
    ...postDeskRoutingTrialsTicketMutation(),
    onSuccess: (verdict) => {
      setTriedOn(text);
      onVerdicts(byPart(verdict, check.places));
    },
    onError: () => onVerdicts(null),
  });
  const run = (ticket: string | null) => {
    setId(ticket);
    if (ticket && check.isGood)
      trial.mutate({ body: { ticket_id: Number(ticket), condition: check.condition } });
  };
  const data = (newest.data?.items ?? []).map((one) => ({
    value: String(one.id),
    label: t("try.option", { id: one.id, subject: one.subject || one.customer_name }),
  }));
  const number = /^#?(\d{1,9})$/.exec(typed.trim())?.[1] ?? id;
  if (number && !data.some((one) => one.value === number))
    data.push({ value: number, label: t("try.number", { id: number }) });
  return (
    <Stack gap="sm">
      <Select
        label={t("try.choose")}
        description={t("try.choose_about")}
        searchable
        data={data}
        value={id}
        onSearchChange={setTyped}
        onChange={run}
      />
      <Button
        variant="default"
        disabled={!id || !check.isGood}
        loading={trial.isPending}
        onClick={() => run(id)}
      >
        {t("try.run")}
      </Button>
      {trial.error && <ErrorNotice error={trial.error} />}
      {trial.data && (
        <Alert role="status" color={trial.data.is_true ? "teal" : "gray"}>
          <Text size="sm">{trial.data.is_true ? t("try.fits") : t("try.fits_not")}</Text>
          {triedOn !== text && <Text size="sm">{t("try.stale")}</Text>}
        </Alert>
      )}
    </Stack>
  );
}

/** Each verdict by the part of the tree that it is about. */
export function byPart(verdict: Verdict, places: ReadonlyMap<string, string>): ReadonlyMap<string, Verdict> {
  const found = new Map<string, Verdict>();
  const walk = (one: Verdict): void => {
    const id = places.get(one.place);
    for (const part of one.parts ?? []) walk(part);
    if (id) found.set(id, { ...one, found: one.found ?? found.get(id)?.found });
  };
  walk(verdict);
  return found;
}

/** On the last 30 days: which tickets it would have taken at its place in the list. */
function TryPast({ rule, draft, check }: { rule: RuleShown | null; draft: Written; check: Check }) {
  const { t } = useTranslation("helpdesk/routing");
  const toName = useToName();
  const trial = useMutation(postDeskRoutingTrialsPastMutation());
  const isReady = check.isGood && draft.target !== null && draft.target !== "";
  const name = draft.name.trim() || t("new_title");
  const run = () =>
    trial.mutate({
      body: {
        rule: bodyOf({ ...draft, name }, check.condition),
        place: draft.place,
        instead_of: rule?.id ?? null,
        days: 30,
      },
    });
  const outcome = trial.data?.outcomes[0];
  const to = toName({ kind: draft.toKind, target: draft.target });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t("try.past_about")}
      </Text>
      <Button variant="default" disabled={!isReady} loading={trial.isPending} onClick={run}>
        {t("try.past_run")}
      </Button>
      {trial.isPending && <Loader size="sm" role="status" aria-label={t("try.looking")} />}
      {trial.error && <ErrorNotice error={trial.error} again={run} />}
      {trial.data && outcome && (
        <Stack gap={4} role="status">
          <Text size="sm">{t("try.looked", { count: trial.data.looked_at })}</Text>
          {trial.data.is_cut && <Text size="sm">{t("try.cut")}</Text>}
          <Text size="sm">{t("try.matching", { count: outcome.matching })}</Text>
          <Text size="sm" fw={600}>
            {t("try.going", { count: outcome.going, to })}
          </Text>
          {outcome.matching > outcome.going && (
            <Text size="sm">{t("try.taken_above", { count: outcome.matching - outcome.going })}</Text>
          )}
          <Text size="xs" c="dimmed">
            {t("try.note")}
          </Text>
          {outcome.tickets.length > 0 && (
            <List
              size="sm"
              aria-label={t("try.tickets")}
              mah={260}
              style={{ overflowY: "auto" }}
              tabIndex={0}
            >
              {outcome.tickets.map((one) => (
                <List.Item key={one.id}>
                  <TicketLink id={one.id}>{t("try.option", { id: one.id, subject: one.subject })}</TicketLink>
                  <Text size="xs" c="dimmed">
                    {moment(one.opened_at)}
                  </Text>
                </List.Item>
              ))}
            </List>
          )}
        </Stack>
      )}
    </Stack>
  );
}

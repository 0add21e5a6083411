import { Alert, Anchor, Badge, Code, Group, List, Progress, Stack, Table, Text, Title } from "@mantine/core";
import { IconCheck, IconHeadset, IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { GraphImage } from "@/agent/picture/GraphImage";
import { named } from "@/agent/picture/layout";
import { plain, steps, type Told, timed, type Wish } from "@/agent/preview/trace";
import { useSkills } from "@/agent/skills/useSkills";
import type { TraceShown } from "@/api";
import { date, number } from "@/kit/format";
import { useSaid } from "@/said/said";

/** How one turn came about: understood, the way through the graph, what it stands on, what was checked, what it cost. */
export function Trace({ turn, store }: { turn: TraceShown; store: string }) {
  const { t } = useTranslation("agent/preview");
  const said = useSaid();
  const told = turn.trace as Told;
  return (
    <Stack gap="md">
      <Cost turn={turn} told={told} />
      {(told.silent || told.problem) && <Alert color="gray">{said(told.silent ?? told.problem ?? "")}</Alert>}
      <Understood told={told} />
      <Way told={told} store={store} />
      <Grounds told={told} />
      <Checked told={told} />
      <Asked told={told} />
      <details>
        <Text component="summary" size="sm" c="dimmed" style={{ cursor: "pointer" }}>
          {t("whole")}
        </Text>
        <Code block mt="xs" mah={400} style={{ overflow: "auto" }} tabIndex={0}>
          {JSON.stringify(told, null, 2)}
        </Code>
      </details>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={3} size="h6" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

const ms = (value: number) => number(value, { maximumFractionDigits: value < 10 ? 1 : 0 });

function Cost({ turn, told }: { turn: TraceShown; told: Told }) {
  const { t } = useTranslation("agent/preview");
  const all = timed(told);
  const most = Math.max(1, ...all.map((one) => one.milliseconds));
  return (
    <Part title={t("part.time")}>
      <Text size="sm" mb={6}>
        {t("took", { milliseconds: number(turn.milliseconds) })}{" "}
        {t("calls", { count: told.model?.calls ?? 0 })}{" "}
        {told.model?.calls ? t("tokens", { count: told.model.tokens ?? 0 }) : ""}
      </Text>
      <Table verticalSpacing={2} layout="fixed" aria-label={t("part.time")}>
        <Table.Tbody>
          {all.map((one) => (
            <Table.Tr key={one.step}>
              <Table.Td w="40%">{t(`step.${one.step}`, { defaultValue: named(one.step) })}</Table.Td>
              <Table.Td>
                <Progress value={(100 * one.milliseconds) / most} aria-label={named(one.step)} />
              </Table.Td>
              <Table.Td w={84} ta="end">
                {t("ms", { milliseconds: ms(one.milliseconds) })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}

function sure(wishes: Wish[]): string {
  const one = (wish: Wish) =>
    `${[plain(wish.intent), wish.kind ? plain(wish.kind) : ""].filter(Boolean).join(" · ")} ${number(wish.confidence, { style: "percent", maximumFractionDigits: 0 })}`;
  return wishes.map(one).join(", ");
}

function Understood({ told }: { told: Told }) {
  const { t } = useTranslation("agent/preview");
  const it = told.understood ?? {};
  const slots = Object.entries(it.slots ?? {});
  const rows: [string, string | null][] = [
    ["language", plain(told.language ?? it.language)],
    ["wishes", it.wishes?.length ? sure(it.wishes) : null],
    ["candidates", it.candidates?.length ? sure(it.candidates) : null],
    ["topics", it.topics?.length ? plain(it.topics) : null],
    ["slots", slots.length ? slots.map(([key, value]) => `${plain(key)}: ${plain(value)}`).join("; ") : null],
    ["feeling", it.feeling ? plain(it.feeling) : null],
    ["events", it.events?.length ? plain(it.events) : null],
    ["flags", told.guard?.flags?.length ? plain(told.guard.flags) : null],
    ["by", it.by ? plain(it.by) : null],
    ["dropped", it.dropped?.length ? it.dropped.join("; ") : null],
  ];
  return (
    <Part title={t("part.understood")}>
      <Table verticalSpacing={3} layout="fixed" aria-label={t("part.understood")}>
        <Table.Tbody>
          {rows
            .filter(([, value]) => value !== null)
            .map(([key, value]) => (
              <Table.Tr key={key}>
                <Table.Th w="34%" fw={500} scope="row">
                  {t(`understood.${key}`)}
                </Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </Part>
  );
}

function Way({ told, store }: { told: Told; store: string }) {
  const { t } = useTranslation("agent/preview");
  const { data } = useSkills(store);
  const ways = [...steps(told)];
  if (ways.length === 0)
    return (
      <Part title={t("part.way")}>
        <Text size="sm">{t("no_skill")}</Text>
      </Part>
    );
  return ways.map(([name, taken]) => {
    const skill = data?.find((one) => one.name === name);
    const title = t("way_of", { skill: skill?.title ?? named(name) });
    return (
      <Part key={name} title={title}>
        <Text size="sm" mb={6}>
          {taken.map(named).join(" → ")}
        </Text>
        {skill?.picture && <GraphImage picture={skill.picture} taken={taken} title={title} />}
      </Part>
    );
  });
}

function Grounds({ told }: { told: Told }) {
  const { t } = useTranslation("agent/preview");
  const passages = told.passages ?? [];
  const facts = told.facts ?? [];
  return (
    <>
      {passages.length > 0 && (
        <Part title={t("part.passages")}>
          <List size="sm" spacing={6} listStyleType="none">
            {passages.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never move
              <List.Item key={place}>
                <Group gap={6} wrap="nowrap" align="flex-start">
                  <Badge variant="default" tt="none" title={t("score")} style={{ flexShrink: 0 }}>
                    {one.score === undefined ? "–" : number(one.score, { maximumFractionDigits: 2 })}
                  </Badge>
                  <div>
                    {one.sentence}{" "}
                    <Source id={one.article_id}>
                      {[one.title, one.heading].filter(Boolean).join(" › ")}
                    </Source>
                    {one.as_of && ` ${t("review_due", { day: date(`${one.as_of}T12:00:00`) })}`}
                  </div>
                </Group>
              </List.Item>
            ))}
          </List>
        </Part>
      )}
      {facts.length > 0 && (
        <Part title={t("part.facts")}>
          <List size="sm" spacing={4}>
            {facts.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never move
              <List.Item key={place}>
                <Code>{one.key}</Code> {t("said_by", { who: plain(one.by) })}{" "}
                {Object.keys(one.values ?? {}).length > 0 && (
                  <Text span size="xs" c="dimmed">
                    {plain(one.values)}{" "}
                  </Text>
                )}
                {one.article_id && <Source id={one.article_id}>{t("source")}</Source>}
              </List.Item>
            ))}
          </List>
        </Part>
      )}
      {(told.decisions?.length ?? 0) > 0 && (
        <Part title={t("part.decided")}>
          {told.decisions?.map((one, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            <Text size="sm" key={place}>
              {plain(one)}
            </Text>
          ))}
        </Part>
      )}
    </>
  );
}

function Source({ id, children }: { id: number; children: ReactNode }) {
  return (
    <Anchor size="xs" renderRoot={(props) => <Link to={`/content/${id}`} {...props} />}>
      {children}
    </Anchor>
  );
}

function Checked({ told }: { told: Told }) {
  const { t } = useTranslation("agent/preview");
  const objections = told.check?.objections ?? [];
  const isBad = objections.length > 0;
  return (
    <Part title={t("part.checked")}>
      <Stack gap={6}>
        {told.check && (
          <Group gap={6} wrap="nowrap" align="flex-start">
            {isBad ? <IconShieldX size={18} aria-hidden /> : <IconShieldCheck size={18} aria-hidden />}
            <div>
              <Text size="sm">{isBad ? t("held_back") : t("passed")}</Text>
              {objections.map((one) => (
                <Text size="sm" key={one}>
                  {one}
                </Text>
              ))}
            </div>
          </Group>
        )}
        {told.escalation && (
          <Text size="sm">
            {t("rule", {
              number: told.escalation.rule,
              reason: told.escalation.reason,
              met: told.escalation.met,
            })}
          </Text>
        )}
        {told.handoff && (
          <Group gap={6}>
            <IconHeadset size={18} aria-hidden />
            <Text size="sm">
              {t(told.handoff.hard ? "handoff_hard" : "handoff_soft", { reason: plain(told.handoff.reason) })}
            </Text>
          </Group>
        )}
        {told.gap && <Text size="sm">{t("gap")}</Text>}
      </Stack>
    </Part>
  );
}

function Asked({ told }: { told: Told }) {
  const { t } = useTranslation("agent/preview");
  const { made = [], fell_back: cause, cost } = told.model ?? {};
  if (made.length === 0 && !cause)
    return (
      <Part title={t("part.model")}>
        <Group gap={6}>
          <IconCheck size={16} aria-hidden />
          <Text size="sm">{t("no_call")}</Text>
        </Group>
      </Part>
    );
  return (
    <Part title={t("part.model")}>
      <List size="sm" spacing={4}>
        {made.map((call, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move
          <List.Item key={place}>
            {t("call", {
              purpose: plain(call.purpose),
              model: call.model,
              asked: number(call.prompt_tokens),
              answered: number(call.answer_tokens),
              milliseconds: ms(call.milliseconds),
            })}{" "}
            {call.fault ? plain(call.fault) : ""}
          </List.Item>
        ))}
      </List>
      {cost !== undefined && <Text size="sm">{t("cost", { cost: String(cost) })}</Text>}
      {cause && <Text size="sm">{t("fell_back", { cause: plain(cause) })}</Text>}
      {told.phrase && (
        <Text size="sm">{told.phrase.used ? t("phrased") : plain(told.phrase.objections ?? [])}</Text>
      )}
    </Part>
  );
}

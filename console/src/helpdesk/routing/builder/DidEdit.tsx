import { ActionIcon, Autocomplete, Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { IconFilter, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Did, Filter } from "@/api";
import { CompareEdit } from "@/helpdesk/routing/builder/CompareEdit";
import { useBuilder } from "@/helpdesk/routing/builder/context";
import { factsOf, UNKNOWN } from "@/helpdesk/routing/builder/naming";
import { WindowEdit } from "@/helpdesk/routing/builder/WindowEdit";

const MOST_FILTERS = 10;
const TIMES = ["at_least_once", "at_least", "at_most", "exactly"] as const;
const WHEN = ["ever", "within", "since", "before_day", "between_days"] as const;
type When = (typeof WHEN)[number];

const whenOf = (did: Did): When =>
  did.within
    ? "within"
    : did.since !== undefined && did.since !== null
      ? did.before !== undefined && did.before !== null
        ? "between_days"
        : "since"
      : did.before !== undefined && did.before !== null
        ? "before_day"
        : "ever";

/** What somebody has done or not done, how often, when, and with which facts (S2-12 to S2-14). */
export function DidEdit({ did, onChange }: { did: Did; onChange: (did: Did) => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const { catalogue } = useBuilder();
  const where = did.where ?? [];
  const setFilter = (at: number, filter: Filter | null) =>
    onChange({
      ...did,
      where: where.flatMap((one, here) => (here === at ? (filter ? [filter] : []) : [one])),
    });
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("row.done")}
        value={String(did.done !== false)}
        data={[
          { value: "true", label: t("row.has_done") },
          { value: "false", label: t("row.has_not_done") },
        ]}
        onChange={(event) =>
          onChange(
            event.currentTarget.value === "true"
              ? { ...did, done: undefined }
              : { ...did, done: false, times: undefined },
          )
        }
      />
      <Autocomplete
        size="xs"
        aria-label={t("row.event")}
        data={catalogue.events}
        value={did.event}
        maxLength={100}
        onChange={(event) => onChange({ ...did, event })}
      />
      {did.done !== false && <HowOften did={did} onChange={onChange} />}
      <Span did={did} onChange={onChange} />
      {where.map((filter, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a filter has nothing else that tells it apart
        <FilterEdit key={at} event={did.event} filter={filter} onChange={(next) => setFilter(at, next)} />
      ))}
      {where.length < MOST_FILTERS && (
        <Button
          className="cond-word"
          size="compact-xs"
          variant="subtle"
          leftSection={<IconFilter size={14} aria-hidden />}
          onClick={() =>
            onChange({ ...did, where: [...where, { fact: factsOf(did.event)[0] ?? "", op: "is" }] })
          }
        >
          {t("row.add_filter")}
        </Button>
      )}
    </>
  );
}

function HowOften({ did, onChange }: { did: Did; onChange: (did: Did) => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const { times } = did;
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("row.times")}
        value={times?.op ?? "at_least_once"}
        data={TIMES.map((one) => ({ value: one, label: t(`row.${one}`) }))}
        onChange={(event) => {
          const op = event.currentTarget.value as (typeof TIMES)[number];
          onChange({ ...did, times: op === "at_least_once" ? undefined : { op, count: times?.count ?? 2 } });
        }}
      />
      {times && (
        <NumberInput
          className="cond-narrow"
          size="xs"
          aria-label={t("row.count")}
          allowDecimal={false}
          allowNegative={false}
          value={times.count}
          onChange={(count) => onChange({ ...did, times: { ...times, count: Number(count) || 0 } })}
        />
      )}
    </>
  );
}

function Span({ did, onChange }: { did: Did; onChange: (did: Did) => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const when = whenOf(did);
  const choose = (next: When) =>
    onChange({
      ...did,
      within: next === "within" ? (did.within ?? { amount: 2, unit: "hours" }) : undefined,
      since: next === "since" || next === "between_days" ? (did.since ?? "") : undefined,
      before: next === "before_day" || next === "between_days" ? (did.before ?? "") : undefined,
    });
  const day = (name: "since" | "before") => (
    <TextInput
      size="xs"
      type="date"
      aria-label={t(`row.day_${name}`)}
      value={(did[name] ?? "").slice(0, 10)}
      onChange={(event) => onChange({ ...did, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("row.when")}
        value={when}
        data={WHEN.map((one) => ({ value: one, label: t(`row.${one}`) }))}
        onChange={(event) => choose(event.currentTarget.value as When)}
      />
      {did.within && <WindowEdit window={did.within} onChange={(within) => onChange({ ...did, within })} />}
      {(when === "since" || when === "between_days") && day("since")}
      {(when === "before_day" || when === "between_days") && day("before")}
    </>
  );
}

function FilterEdit({
  event,
  filter,
  onChange,
}: {
  event: string;
  filter: Filter;
  onChange: (filter: Filter | null) => void;
}) {
  const { t } = useTranslation("helpdesk/routing");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside each fieldset is too much to hear
    <div
      className="cond-fields"
      role="group"
      aria-label={t("row.filter")}
      style={{ flexBasis: "100%", maxWidth: "none", paddingInlineStart: 16 }}
    >
      <Autocomplete
        size="xs"
        aria-label={t("row.fact")}
        data={factsOf(event)}
        value={filter.fact}
        maxLength={100}
        onChange={(fact) => onChange({ ...filter, fact })}
      />
      <CompareEdit
        field={{ name: filter.fact, ...UNKNOWN }}
        compared={filter}
        onChange={(next) => onChange(next)}
      />
      <ActionIcon
        className="cond-word"
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t("row.remove_filter")}
        onClick={() => onChange(null)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

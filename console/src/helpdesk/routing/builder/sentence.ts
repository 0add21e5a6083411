import i18next, { type TFunction } from "i18next";
import type { Catalogue, Did, FieldShown, Op, Window } from "@/api";
import { choiceName, fieldName, fieldOf, UNKNOWN } from "@/helpdesk/routing/builder/naming";
import { wants } from "@/helpdesk/routing/builder/operations";
import { type Group, isGroup, type Part } from "@/helpdesk/routing/builder/tree";
import { date, number } from "@/kit/format";

const SHOWN = 5;

/** The whole condition as one sentence for people. */
export function sentence(t: TFunction, root: Group, catalogue: Catalogue): string {
  if (root.of.length === 0) return t("say.nothing");
  return sayPart(t, root, catalogue, true);
}

export function sayPart(t: TFunction, part: Part, catalogue: Catalogue, isOuter = false): string {
  if (isGroup(part)) return sayGroup(t, part, catalogue, isOuter);
  const said =
    part.kind === "did"
      ? sayDid(t, part.did)
      : part.kind === "profile"
        ? sayTest(t, fieldOf(catalogue, "profile", part.profile.name), part.profile)
        : sayTest(
            t,
            fieldOf(catalogue, "ticket", part.ticket.field),
            part.ticket,
            part.ticket.currency ? ` ${part.ticket.currency}` : "",
          );
  return part.not ? t("say.not", { what: said }) : said;
}

function sayGroup(t: TFunction, part: Group, catalogue: Catalogue, isOuter: boolean): string {
  const said = part.of.map((one) => sayPart(t, one, catalogue));
  const type = part.kind === "all" ? "conjunction" : "disjunction";
  const list = said.length ? new Intl.ListFormat(i18next.language, { type }).format(said) : "…";
  if (part.not) return t("say.not", { what: said.length > 1 ? t("say.group", { list }) : list });
  return isOuter || said.length < 2 ? list : t("say.group", { list });
}

function sayDid(t: TFunction, did: Did): string {
  const event = t("say.event", { event: did.event || "…" });
  const what =
    did.done === false
      ? t("say.never", { event })
      : did.times
        ? t(`say.${did.times.op}`, { event, count: did.times.count })
        : t("say.once", { event });
  const when = did.within
    ? t("say.within", { what, span: span(did.within) })
    : did.since && did.before
      ? t("say.between_days", { what, since: day(did.since), before: day(did.before) })
      : did.since
        ? t("say.since", { what, since: day(did.since) })
        : did.before
          ? t("say.before", { what, before: day(did.before) })
          : what;
  if (!did.where?.length) return when;
  const facts = did.where.map((one) => sayTest(t, { name: one.fact, label: one.fact, ...UNKNOWN }, one));
  const list = new Intl.ListFormat(i18next.language, { type: "conjunction" }).format(facts);
  return t("say.where", { what: when, list });
}

type Told = Pick<FieldShown, "name" | "label" | "type" | "choices">;

function sayTest(
  t: TFunction,
  field: Told,
  test: { op: Op; value?: unknown; within?: Window | null },
  unit = "",
): string {
  const name = fieldName(t, field);
  const wish = wants(test.op, field);
  if (wish === "nothing") return t(`said.${test.op}`, { name });
  if (wish === "truth") return t(test.value === false ? "said.is_false" : "said.is_true", { name });
  const value =
    wish === "window" ? (test.within ? span(test.within) : "…") : sayValue(t, field, test.value, test.op);
  return t(`said.${test.op}`, { name, value: value + unit });
}

function sayValue(t: TFunction, field: Told, value: unknown, op: Op): string {
  const one = (it: unknown): string =>
    it === undefined || it === null || it === ""
      ? "…"
      : typeof it === "number"
        ? number(it)
        : wants(op, field) === "moment"
          ? day(String(it))
          : choiceName(t, field, String(it));
  if (!Array.isArray(value)) return one(value);
  if (op === "between") return t("say.range", { low: one(value[0]), high: one(value[1]) });
  const more = value.length - SHOWN;
  const shown = value.slice(0, SHOWN).map(one);
  const listed = more > 0 ? [...shown, t("say.more", { count: more })] : shown;
  return listed.length ? new Intl.ListFormat(i18next.language, { type: "disjunction" }).format(listed) : "…";
}

export function span(window: Window): string {
  const unit = window.unit.slice(0, -1);
  return number(window.amount || 0, { style: "unit", unit, unitDisplay: "long" });
}

function day(value: string): string {
  return Number.isNaN(Date.parse(value)) ? value : date(value.length === 10 ? `${value}T12:00` : value);
}

import { Anchor, Badge, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MatterBody, MatterOrderBody, ProfileBody } from "@/api";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Section } from "@/helpdesk/inbox/panel/Section";
import { days, sum } from "@/helpdesk/inbox/panel/told";
import { safe } from "@/helpdesk/inbox/timeline/arranging";
import { ago, date } from "@/kit/format";
import { Said } from "@/said/Said";

type Short = ProfileBody["orders"][number];

/** The customer's orders as the shop tells them now; each opens in place, the thread stays (S3-61, S5-13, S5-41). */
export function Orders({ profile, matter }: { profile: ProfileBody; matter: MatterBody | undefined }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const whole = new Map((matter?.orders ?? []).map((one) => [one.id, one]));
  const listed = new Set(profile.orders.map((one) => one.id));
  const orders: (Short | MatterOrderBody)[] = [
    ...(matter?.orders ?? []).filter((one) => one.is_of_ticket || !listed.has(one.id)),
    ...profile.orders.filter((one) => !whole.get(one.id)?.is_of_ticket),
  ];
  const problem = profile.orders_problem || matter?.problem;
  return (
    <Section name="orders" title={t("orders")} count={orders.length}>
      {problem && (
        <div className={s.bad}>
          <Said>{problem}</Said>
        </div>
      )}
      {!profile.customer && <div className={s.small}>{t("orders_unverified")}</div>}
      {profile.customer && !problem && orders.length === 0 && <div className={s.small}>{t("no_orders")}</div>}
      {orders.map((one) => (
        <Order key={one.id} short={one} whole={whole.get(one.id)} />
      ))}
    </Section>
  );
}

function Order({ short, whole }: { short: Short | MatterOrderBody; whole: MatterOrderBody | undefined }) {
  const { t } = useTranslation(["helpdesk/inbox/panel", "helpdesk/inbox/timeline"]);
  return (
    <details className={s.order} open={whole?.is_of_ticket || undefined}>
      <summary className={s.summary}>
        <span style={{ flex: 1, minWidth: 0 }}>
          <Group gap={6} justify="space-between">
            <b>{short.name}</b>
            <Badge size="sm" variant="default" tt="none">
              {t(`helpdesk/inbox/timeline:stage.${short.stage}`, short.stage)}
            </Badge>
          </Group>
          <span className={s.small}>
            {date(short.placed_at)} · {sum(short.total, short.currency)}
            {whole?.is_of_ticket && ` · ${t("of_ticket")}`}
          </span>
        </span>
      </summary>
      <div className={s.orderBody}>
        {whole ? <Whole order={whole} /> : <Lines order={short} />}
        <div className={s.small}>
          {t(`paid.${short.paid}`, short.paid)}
          {short.returned !== "no_return" && ` · ${t(`returned.${short.returned}`, short.returned)}`}
        </div>
      </div>
    </details>
  );
}

const title = (one: { title: string; variant: string }) =>
  [one.title, one.variant].filter(Boolean).join(", ");

function Lines({ order }: { order: Short | MatterOrderBody }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  return (
    <ul className={s.list}>
      {order.lines.map((line, place) => {
        const units = "units" in line ? line.units : line.current;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: one thing may stand in two lines
          <li key={place}>
            <div className={s.split}>
              <span>{t("line", { count: units, title: title(line) })}</span>
              <span>{sum(line.price, order.currency)}</span>
            </div>
            {"current" in line && <Fulfilment line={line} />}
          </li>
        );
      })}
    </ul>
  );
}

/** How many of a line's units have left. */
function Fulfilment({ line }: { line: MatterOrderBody["lines"][number] }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const gone = line.ordered - line.current;
  const sent = line.unfulfilled === null ? null : line.current - line.unfulfilled;
  return (
    <div className={s.small}>
      {sent === null
        ? t("sent_unknown")
        : sent <= 0
          ? t("sent_none")
          : line.unfulfilled === 0
            ? t("sent_all")
            : t("sent_some", { sent, units: line.current })}
      {gone > 0 && ` · ${t("taken_out", { count: gone })}`}
    </div>
  );
}

function Whole({ order }: { order: MatterOrderBody }) {
  const { t } = useTranslation(["helpdesk/inbox/panel", "helpdesk/inbox/timeline"]);
  return (
    <>
      <Lines order={order} />
      {order.cancelled_at && (
        <div className={s.small}>{t("cancelled", { date: date(order.cancelled_at) })}</div>
      )}
      {order.parcels.map((parcel, place) => {
        const href = safe(parcel.link);
        const number = [parcel.carrier, parcel.number].filter(Boolean).join(" ");
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a parcel may have no number yet
          <div key={place} className={s.parcel}>
            <div>{t(`helpdesk/inbox/timeline:stage.${parcel.stage}`, parcel.stage)}</div>
            {number && (
              <div>
                {href ? (
                  <Anchor href={href} target="_blank" rel="noopener noreferrer" size="sm">
                    {number}
                  </Anchor>
                ) : (
                  number
                )}
              </div>
            )}
            {(parcel.expected_to || parcel.expected_from) && (
              <div className={parcel.is_overdue ? s.bad : s.small}>
                {t(parcel.is_overdue ? "was_expected" : "expected", {
                  days: days(parcel.expected_from, parcel.expected_to),
                })}
              </div>
            )}
            {parcel.news_at && (
              <div className={s.small}>{t("carrier_said", { ago: ago(parcel.news_at) })}</div>
            )}
            <div className={s.small}>
              {parcel.items.map((one) => t("line", { count: one.units, title: title(one) })).join(" · ")}
            </div>
          </div>
        );
      })}
    </>
  );
}

import { Anchor, Badge, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { safe } from "@/helpdesk/inbox/timeline/arranging";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { date, money } from "@/kit/format";

/** Cards as they went to the customer, in short: what the shop says now stands in the customer's panel. */
interface Money {
  amount: string;
  currency: string;
}
interface Line {
  title: string;
  variant: string;
  open?: number;
  shipped?: number;
  blocked?: number;
  units?: number;
  returnable?: number;
}

const shown = (value: Money | null | undefined): string => (value ? money(value.amount, value.currency) : "");
const whole = (title: string, variant: string): string => [title, variant].filter(Boolean).join(", ");

export function OrderCard({ card }: { card: Record<string, unknown> }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const one = card as unknown as {
    name: string;
    state: string;
    total: Money;
    placed_at: string;
    lines: Line[];
  };
  return (
    <section className={s.card} aria-label={t("card.order", { name: one.name })}>
      <Head title={t("card.order", { name: one.name })} state={t(`order_state.${one.state}`, one.state)} />
      <div className={s.small}>
        {t("card.placed", { date: date(one.placed_at), total: shown(one.total) })}
      </div>
      <ul>
        {one.lines.map((line) => (
          <li key={whole(line.title, line.variant)}>
            <span>{whole(line.title, line.variant)}</span>
            <span>{t("units", { count: (line.open ?? 0) + (line.shipped ?? 0) + (line.blocked ?? 0) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Card({ kind, card }: { kind: string; card: Record<string, unknown> }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  if (kind === "tracking") return <TrackingCard card={card as unknown as Tracking} />;
  if (kind === "products") return <ProductsCard card={card as unknown as { products: Product[] }} />;
  if (kind === "discount") return <DiscountCard card={card as unknown as Discount} />;
  const { name, lines } = card as unknown as { name: string; lines: Line[] };
  return (
    <section className={s.card} aria-label={t("card.return", { name })}>
      <Head title={t("card.return", { name })} />
      <ul>
        {lines.map((line) => (
          <li key={whole(line.title, line.variant)}>
            <span>{whole(line.title, line.variant)}</span>
            <span>{t("returnable", { count: line.returnable ?? 0 })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Tracking {
  name: string;
  stage: string;
  parcels: {
    place: number;
    stage: string;
    carrier: string;
    number: string;
    link: string;
    from_day: string | null;
    to_day: string | null;
  }[];
}

function TrackingCard({ card }: { card: Tracking }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  return (
    <section className={s.card} aria-label={t("card.tracking", { name: card.name })}>
      <Head title={t("card.tracking", { name: card.name })} state={t(`stage.${card.stage}`, card.stage)} />
      {card.parcels.map((parcel) => (
        <div key={parcel.place}>
          <Text size="sm">{t(`stage.${parcel.stage}`, parcel.stage)}</Text>
          <div className={s.small}>
            <Carried {...parcel} />
            {parcel.to_day && ` · ${t("expected", { date: date(parcel.to_day) })}`}
          </div>
        </div>
      ))}
    </section>
  );
}

function Carried({ carrier, number, link }: { carrier: string; number: string; link: string }) {
  const href = safe(link);
  const words = [carrier, number].filter(Boolean).join(" ");
  return href ? (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" size="xs" underline="always">
      {words}
    </Anchor>
  ) : (
    words
  );
}

interface Product {
  product_id: string;
  title: string;
  page: string;
  lowest: Money;
  highest: Money;
}

function ProductsCard({ card }: { card: { products: Product[] } }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const price = (one: Product) =>
    one.lowest.amount === one.highest.amount
      ? shown(one.lowest)
      : t("from_price", { price: shown(one.lowest) });
  return (
    <section className={s.card} aria-label={t("card.products", { count: card.products.length })}>
      <Head title={t("card.products", { count: card.products.length })} />
      <ul>
        {card.products.map((one) => (
          <li key={one.product_id}>
            <span>
              {safe(one.page) ? (
                <Anchor href={safe(one.page)} target="_blank" rel="noopener noreferrer" size="sm">
                  {one.title}
                </Anchor>
              ) : (
                one.title
              )}
            </span>
            <span>{price(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Discount {
  code: string;
  percent: string | null;
  amount: Money | null;
  minimum: Money | null;
  ends_at: string | null;
}

function DiscountCard({ card }: { card: Discount }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const worth = card.percent
    ? t("percent", { percent: card.percent.replace(/\.0+$/, "") })
    : shown(card.amount);
  return (
    <section className={s.card} aria-label={t("card.discount", { code: card.code })}>
      <Head title={t("card.discount", { code: card.code })} state={worth} />
      {card.minimum && <div className={s.small}>{t("minimum", { amount: shown(card.minimum) })}</div>}
      {card.ends_at && <div className={s.small}>{t("ends", { date: date(card.ends_at) })}</div>}
    </section>
  );
}

function Head({ title, state }: { title: string; state?: string }) {
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {state && (
        <Badge variant="default" size="sm" tt="none" style={{ flex: "none" }}>
          {state}
        </Badge>
      )}
    </Group>
  );
}

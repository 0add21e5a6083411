import { Anchor, Badge, Group, Paper, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { plain } from "@/agent/preview/trace";
import { date, money } from "@/kit/format";

interface Money {
  amount: string;
  currency: string;
}
type Json = Record<string, unknown>;

const sum = (value: unknown) => {
  const { amount, currency } = value as Money;
  return money(amount, currency);
};
const rows = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const isWeb = (link: unknown): link is string => typeof link === "string" && /^https?:\/\//.test(link);

function Card({ title, note, children }: { title: string; note?: string; children: React.ReactNode }) {
  return (
    <Paper withBorder p="sm" role="group" aria-label={title} bg="var(--mantine-color-body)">
      <Group gap="xs" mb={4}>
        <Text fw={600} size="sm">
          {title}
        </Text>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Group>
      <Stack gap={4}>{children}</Stack>
    </Paper>
  );
}

function Out({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer" size="sm">
      {children}
    </Anchor>
  );
}

/** An order with the ways into the Hub that the customer would have (S1-43). */
export function OrderCard({ card, focus, store }: { card: Json; focus?: string | null; store: string }) {
  const { t } = useTranslation("agent/preview");
  const at = `/hub/${encodeURIComponent(store)}/orders/${encodeURIComponent(String(card.order_id))}`;
  const options = Array.isArray(card.options) ? card.options.map(String) : [];
  return (
    <Card
      title={t("card.order", { name: card.name })}
      note={[plain(card.state), card.total ? sum(card.total) : ""].filter(Boolean).join(" · ")}
    >
      {rows(card.lines).map((line) => (
        <Text size="sm" key={String(line.line_id)}>
          {[line.title, line.variant].filter(Boolean).join(", ")}
          <Text span size="xs" c="dimmed">
            {" "}
            {(["open", "shipped", "blocked"] as const)
              .filter((kind) => Number(line[kind]) > 0)
              .map((kind) => t(`card.${kind}`, { count: Number(line[kind]) }))
              .join(", ")}
            {line.reason ? ` (${plain(line.reason)})` : ""}
          </Text>
        </Text>
      ))}
      <Group gap="xs" mt={4}>
        {options.map((kind) => (
          <Badge
            key={kind}
            component="a"
            href={`${at}/edit?kind=${kind}`}
            target="_blank"
            rel="noopener"
            variant={kind === focus ? "filled" : "default"}
            tt="none"
            size="lg"
            style={{ cursor: "pointer" }}
          >
            {t(`edit.${kind}`, { defaultValue: plain(kind) })}
          </Badge>
        ))}
        <Out href={at}>{t("card.hub")}</Out>
      </Group>
    </Card>
  );
}

/** The cards besides an order's own, by their kind. */
export function OtherCard({ kind, card, store }: { kind: string; card: Json; store: string }) {
  const { t } = useTranslation("agent/preview");
  const hub = `/hub/${encodeURIComponent(store)}`;
  const order = card.order_id ? `${hub}/orders/${encodeURIComponent(String(card.order_id))}` : "";
  if (kind === "tracking")
    return (
      <Card title={t("card.tracking", { name: card.name })} note={plain(card.stage)}>
        {rows(card.parcels).map((one) => (
          <Text size="sm" key={String(one.place)}>
            {t("card.parcel", { place: one.place, stage: plain(one.stage), carrier: plain(one.carrier) })}{" "}
            {one.from_day ? t("card.expected", { day: date(`${one.from_day}T12:00:00`) }) : ""}{" "}
            {isWeb(one.link) && <Out href={one.link}>{t("card.follow")}</Out>}
          </Text>
        ))}
        {order && <Out href={order}>{t("card.hub")}</Out>}
      </Card>
    );
  if (kind === "return")
    return (
      <Card title={card.name ? t("card.return_of", { name: card.name }) : t("card.return")}>
        {rows(card.lines).map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
          <Text size="sm" key={place}>
            {[line.title, line.variant].filter(Boolean).join(", ")}{" "}
            {Number(line.returnable) > 0
              ? t("card.returnable", { count: Number(line.returnable) })
              : plain(line.reason)}
          </Text>
        ))}
        <Out href={order && !card.in_portal ? `${order}/return` : `${hub}/returns`}>
          {t("card.ask_return")}
        </Out>
      </Card>
    );
  if (kind === "products")
    return (
      <Card title={card.is_comparison ? t("card.compared") : t("card.products")}>
        {rows(card.products).map((one) => (
          <Text size="sm" key={String(one.product_id)}>
            {String(one.title)}
            <Text span size="xs" c="dimmed">
              {" "}
              {one.lowest ? t("card.from", { price: sum(one.lowest) }) : ""}
            </Text>
          </Text>
        ))}
      </Card>
    );
  if (kind === "discount")
    return (
      <Card title={t("card.discount")}>
        <Text size="sm" ff="monospace" fw={600}>
          {String(card.code)}
        </Text>
      </Card>
    );
  return <Card title={plain(kind)}>{null}</Card>;
}

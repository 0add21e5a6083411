import { useTranslation } from "react-i18next";
import type { CartBody } from "@/api";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Section } from "@/helpdesk/inbox/panel/Section";
import { sum } from "@/helpdesk/inbox/panel/told";
import { ago } from "@/kit/format";

/** What lies in the cart now, and what that comes to (S3-05, S3-06). */
export function Cart({ cart }: { cart: CartBody }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  return (
    <Section
      name="cart"
      title={t("cart")}
      count={cart.subtotal ? sum(cart.subtotal, cart.currency) : undefined}
    >
      <ul className={s.list}>
        {cart.lines.map((line) => (
          <li key={line.title} className={s.split}>
            <span>{line.title || t("a_product")}</span>
            <span>{t("units", { count: line.units })}</span>
          </li>
        ))}
      </ul>
      <div className={s.small}>{t("cart_seen", { ago: ago(cart.seen_at) })}</div>
    </Section>
  );
}

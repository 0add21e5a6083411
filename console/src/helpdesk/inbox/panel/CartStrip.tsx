import { Button } from "@mantine/core";
import { IconShoppingCart, IconUserCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { showPanel, useHasRoom } from "@/helpdesk/inbox/panel/shown";
import { useProfile } from "@/helpdesk/inbox/panel/useProfile";
import { money } from "@/kit/format";

/** Above a conversation: the cart, while there is one (S3-05 to S3-07), and the way to the customer where they are not beside it. */
export function CartStrip({ ticketId }: { ticketId: number }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const hasRoom = useHasRoom();
  const { data } = useProfile(ticketId);
  const cart = data?.cart;
  if (!cart && hasRoom) return null;
  return (
    <div className={s.strip} data-empty={!cart || undefined}>
      {cart && (
        <div className={s.cart}>
          <IconShoppingCart size={16} aria-hidden />
          <b>
            {cart.subtotal
              ? t("cart_worth", { sum: money(cart.subtotal, cart.currency || "EUR") })
              : t("cart")}
          </b>
          <span className={s.items}>
            {cart.lines.map((line) => t("line", { count: line.units, title: line.title })).join(" · ")}
          </span>
        </div>
      )}
      {!hasRoom && (
        <Button
          size="compact-sm"
          variant="default"
          ml="auto"
          flex="none"
          leftSection={<IconUserCircle size={16} aria-hidden />}
          onClick={() => showPanel(true)}
        >
          {t("open")}
        </Button>
      )}
    </div>
  );
}

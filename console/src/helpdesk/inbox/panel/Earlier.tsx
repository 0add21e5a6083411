import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MatterBody, ProfileBody } from "@/api";
import { Promised } from "@/helpdesk/inbox/panel/Promises";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Section } from "@/helpdesk/inbox/panel/Section";
import { showPanel } from "@/helpdesk/inbox/panel/shown";
import { date } from "@/kit/format";

/** The other conversations with the same person, each a click away, with what was promised there (S4-18, S4-19). */
export function Earlier({ profile, matter }: { profile: ProfileBody; matter: MatterBody | undefined }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const promised = new Map((matter?.earlier ?? []).map((one) => [one.ticket_id, one.promised]));
  return (
    <Section name="earlier" title={t("earlier")} count={profile.tickets.length}>
      {profile.tickets.length === 0 && <div className={s.small}>{t("no_earlier")}</div>}
      <ul className={s.list}>
        {profile.tickets.map((one) => (
          <li key={one.id}>
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link
                  to="/inbox/$ticketId"
                  params={{ ticketId: String(one.id) }}
                  search={(now) => now}
                  {...props}
                />
              )}
              onClick={() => showPanel(false)}
            >
              {one.subject || t("ticket", { number: one.id })}
            </Anchor>
            <div className={s.small}>
              {[
                t("number", { number: one.id }),
                t(`ticket_state.${one.state}`, one.state),
                one.order_name,
                date(one.updated_at),
              ]
                .filter(Boolean)
                .join(" · ")}
            </div>
            <Promised promised={promised.get(one.id) ?? []} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

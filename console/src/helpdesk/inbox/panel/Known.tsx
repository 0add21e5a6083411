import { useTranslation } from "react-i18next";
import type { ProfileBody } from "@/api";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Section } from "@/helpdesk/inbox/panel/Section";
import { value } from "@/helpdesk/inbox/panel/told";
import { date, moment } from "@/kit/format";

/** What is computed of them, such as the risk that they leave, and what integrations and staff wrote. */
export function Properties({ properties }: { properties: ProfileBody["properties"] }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  if (properties.length === 0) return null;
  return (
    <Section name="properties" title={t("properties")} count={properties.length}>
      <ul className={s.list}>
        {properties.map((one) => (
          <li
            key={one.name}
            className={s.split}
            title={t("property_since", { source: one.source, at: moment(one.updated_at) })}
          >
            <span className={s.small}>
              {one.name.startsWith("$") ? t(`property.${one.name.slice(1)}`, one.name) : one.name}
            </span>
            <span style={{ flex: "0 1 auto" }}>{value(one, t("yes"), t("no"))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Their last word on being seen and on being written to. */
export function Consent({ consents }: { consents: ProfileBody["consents"] }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  if (consents.length === 0) return null;
  return (
    <Section name="consent" title={t("consent")}>
      <ul className={s.list}>
        {consents.map((one) => (
          <li key={one.what}>
            {t(`consent_of.${one.what}`, one.what)}: <b>{t(one.is_given ? "agreed" : "refused")}</b>
            <div className={s.small}>{t("consent_since", { date: date(one.at), source: one.source })}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MatterBody } from "@/api";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Section } from "@/helpdesk/inbox/panel/Section";
import { ago } from "@/kit/format";

type Given = MatterBody["promised"];

/** What was offered, promised or done, newest first (S4-19). */
export function Promises({ title, promised }: { title: string; promised: Given }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  return (
    <Section name="promised" title={title} count={promised.length}>
      {promised.length === 0 ? (
        <div className={s.small}>{t("no_promises")}</div>
      ) : (
        <Promised promised={promised} />
      )}
    </Section>
  );
}

export function Promised({ promised }: { promised: Given }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  if (promised.length === 0) return null;
  return (
    <ul className={s.list}>
      {promised.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have come at one moment
        <li key={place}>
          <div className={s.split}>
            <span className={s.small}>{t(`promise.${one.what}`, one.what)}</span>
            <span className={s.small}>{ago(one.at)}</span>
          </div>
          <div>{one.words}</div>
        </li>
      ))}
    </ul>
  );
}

/** The shop's own sentences that the customer was shown. */
export function Policies({ policies }: { policies: MatterBody["policies"] }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  if (policies.length === 0) return null;
  return (
    <Section name="policies" title={t("policies")} count={policies.length}>
      <ul className={s.list}>
        {policies.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a passage may be shown twice
          <li key={place}>
            {one.page.startsWith("/help/") ? (
              <Anchor href={one.page} target="_blank" rel="noopener" size="xs">
                {[one.title, one.heading].filter(Boolean).join(" › ")}
              </Anchor>
            ) : (
              <span className={s.small}>{[one.title, one.heading].filter(Boolean).join(" › ")}</span>
            )}
            <div>{one.text}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

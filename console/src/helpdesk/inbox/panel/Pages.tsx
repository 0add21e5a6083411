import { Anchor } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { PageBody, ProfileBody } from "@/api";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Section } from "@/helpdesk/inbox/panel/Section";
import { safe } from "@/helpdesk/inbox/timeline/arranging";
import { ago } from "@/kit/format";

/** Which page is being looked at now, and which were before (S4-12, S4-13). */
export function Pages({ profile }: { profile: ProfileBody }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const { page, pages } = profile;
  return (
    <Section name="pages" title={t("pages")}>
      <div role="status">
        {page && (
          <p style={{ margin: "0 0 6px", display: "flex", gap: 6 }}>
            <IconEye size={16} aria-hidden style={{ flex: "none", marginTop: 2 }} />
            <span>
              {t("looks_at")} <Page page={page} />
            </span>
          </p>
        )}
      </div>
      {!page && pages.length === 0 && <div className={s.small}>{t("no_pages")}</div>}
      <ul className={s.list}>
        {pages.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same page may be seen twice at one moment
          <li key={`${one.at} ${place}`} className={s.split}>
            <Page page={one} />
            <span className={s.small}>{ago(one.at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Page({ page }: { page: PageBody }) {
  const title = page.title || page.url;
  const href = safe(page.url);
  if (!href) return <span title={page.url}>{title}</span>;
  return (
    <Anchor href={href} target="_blank" rel="noopener noreferrer nofollow" size="sm" title={page.url}>
      {title}
    </Anchor>
  );
}

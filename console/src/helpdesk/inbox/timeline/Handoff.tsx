import { Anchor, Text } from "@mantine/core";
import { IconHeadset } from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/helpdesk/inbox/timeline/held";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { moment, time } from "@/kit/format";
import { useSaid } from "@/said/said";

const plain = (word: string) => word.replaceAll("_", " ");

/** The agent's wish for a person: why, what it had understood and tried, and what the customer was shown. */
export const Handoff = memo(function Handoff({ item }: { item: Of<"handoff"> }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const said = useSaid();
  const sources = item.sources.map((one) => ({
    title: String(one.title ?? ""),
    page: typeof one.page === "string" && one.page.startsWith("/help/") ? one.page : "",
  }));
  return (
    <article
      className={s.entry}
      data-row={`handoff-${item.id}`}
      aria-label={t("handoff_of", { at: moment(item.at) })}
    >
      <div className={s.handoff}>
        <div className={s.noteHead}>
          <IconHeadset size={14} aria-hidden />
          <span className={s.name}>{t("handoff")}</span>
          <span>{t(`reason.${item.reason}`, said(plain(item.reason)))}</span>
          <time dateTime={item.at} title={moment(item.at)}>
            {time(item.at)}
          </time>
        </div>
        {item.summary && <p className={s.words}>{said(item.summary)}</p>}
        {item.tried.length > 0 && (
          <Text size="xs">{t("tried", { what: item.tried.map((one) => said(plain(one))).join("; ") })}</Text>
        )}
        {sources.some((one) => one.title) && (
          <Text size="xs">
            {t("sources")}{" "}
            {sources.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a handoff does not change
              <span key={place}>
                {place > 0 && ", "}
                {one.page ? (
                  <Anchor href={one.page} target="_blank" rel="noopener" size="xs" underline="always">
                    {one.title}
                  </Anchor>
                ) : (
                  one.title
                )}
              </span>
            ))}
          </Text>
        )}
        {item.taken_by && item.taken_at && (
          <Text size="xs">{t("taken", { name: item.taken_by, at: moment(item.taken_at) })}</Text>
        )}
        {item.returned_at && <Text size="xs">{t("returned", { at: moment(item.returned_at) })}</Text>}
      </div>
    </article>
  );
});

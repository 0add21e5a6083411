import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Row } from "@/helpdesk/inbox/timeline/arranging";
import { Handoff } from "@/helpdesk/inbox/timeline/Handoff";
import { Message } from "@/helpdesk/inbox/timeline/Message";
import { Note } from "@/helpdesk/inbox/timeline/Note";
import { QuietLines } from "@/helpdesk/inbox/timeline/QuietLines";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { locale } from "@/kit/format";

interface Common {
  ticketId: number;
  customer: string;
  marked: string;
}

export const Rows = memo(function Rows({ rows, ...common }: Common & { rows: Row[] }) {
  return rows.map((row) => <One key={row.key} row={row} {...common} />);
});

function One({ row, ticketId, customer, marked }: Common & { row: Row }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  if (row.kind === "day") {
    const format = new Intl.DateTimeFormat(locale(), { dateStyle: "full" });
    return <h3 className={s.day}>{format.format(new Date(row.at))}</h3>;
  }
  if (row.kind === "unread")
    return (
      <div className={s.unread} data-row="unread">
        {t("unread")}
      </div>
    );
  if (row.kind === "quiet") return <QuietLines lines={row.lines} ticketId={ticketId} />;
  const { item } = row;
  if (item.kind === "note") return <Note item={item} ticketId={ticketId} />;
  if (item.kind === "handoff") return <Handoff item={item} />;
  if (item.kind !== "message") return null;
  return (
    <Message
      item={item}
      ticketId={ticketId}
      customer={customer}
      isFollowing={row.isFollowing}
      isMarked={marked === `message-${item.id}`}
    />
  );
}

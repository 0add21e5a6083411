import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Deadline } from "@/api";
import { getDeskTicketsByNumberDeadlinesOptions } from "@/api/@tanstack/react-query.gen";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { Section } from "@/helpdesk/inbox/panel/Section";
import { duration, moment } from "@/kit/format";

const MINUTE = 60_000;

/** What must be done on the ticket and by when; overdue ones say by how much. */
export function Deadlines({ ticketId }: { ticketId: number }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const deadlines = useQuery({
    ...getDeskTicketsByNumberDeadlinesOptions({ path: { number: ticketId } }),
    refetchInterval: MINUTE,
  });
  const shown = deadlines.data?.filter((one) => one.state !== "cancelled" && one.state !== "fired") ?? [];
  if (shown.length === 0) return null;
  return (
    <Section name="deadlines" title={t("deadlines")}>
      <ul className={s.list}>
        {shown.map((one) => (
          <li key={one.id}>
            <div className={s.split}>
              <span>{t(`target.${one.target}`, one.target)}</span>
              <Left deadline={one} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Left({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation("helpdesk/inbox/panel");
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (deadline.ended_at || !deadline.due_at)
    return (
      <span className={deadline.state === "breached" ? s.bad : s.small}>
        {t(`deadline.${deadline.state}`, deadline.state)}
      </span>
    );
  const left = (new Date(deadline.due_at).getTime() - now) / 1000;
  return (
    <span className={left <= 0 ? s.bad : undefined} title={moment(deadline.due_at)}>
      {left <= 0 ? t("overdue", { time: duration(-left) }) : t("due_in", { time: duration(left) })}
    </span>
  );
}

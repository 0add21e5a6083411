import type { ReactNode } from "react";
import s from "@/helpdesk/inbox/panel/panel.module.css";
import { useKept } from "@/kit/useKept";

const CLOSED: readonly string[] = ["properties", "consent", "policies"];

/** A part of the panel that can be folded; how one left it is remembered. */
export function Section({
  name,
  title,
  count,
  children,
}: {
  name: string;
  title: string;
  count?: ReactNode;
  children: ReactNode;
}) {
  const [isOpen, open] = useKept(`panel:${name}`, !CLOSED.includes(name));
  return (
    <details className={s.section} open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary className={s.summary}>
        {title}
        {count !== undefined && count !== 0 && <span className={s.count}>{count}</span>}
      </summary>
      <div className={s.inside}>{children}</div>
    </details>
  );
}

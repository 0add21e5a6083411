import { Anchor, Button } from "@mantine/core";
import {
  IconAlarm,
  IconArrowMerge,
  IconCircleDot,
  IconEye,
  IconMoodSmile,
  IconPackage,
  IconRobot,
  IconShoppingCart,
  IconTag,
  IconUser,
} from "@tabler/icons-react";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { folded, type Quiet, safe } from "@/helpdesk/inbox/timeline/arranging";
import { keyOf } from "@/helpdesk/inbox/timeline/held";
import { MergeUndo } from "@/helpdesk/inbox/timeline/MergeUndo";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { moment, time } from "@/kit/format";
import { Said } from "@/said/Said";

const CHANGES: Record<string, typeof IconTag> = {
  tagged: IconTag,
  untagged: IconTag,
  assigned: IconUser,
  team: IconUser,
  taken: IconUser,
  customer: IconUser,
  understood: IconRobot,
  warned: IconAlarm,
  breached: IconAlarm,
  met: IconAlarm,
  aged: IconAlarm,
  merged: IconArrowMerge,
  absorbed: IconArrowMerge,
  parted: IconArrowMerge,
  order: IconPackage,
  rated: IconMoodSmile,
};

/** Changes whose words say already whose they are. */
const BY_ITSELF = new Set(["opened", "customer", "understood", "needs_person", "order", "rated"]);

/** What happened between the words: changes of the ticket, the cart, orders, pages. Many are folded into a few. */
export const QuietLines = memo(function QuietLines({
  lines,
  ticketId,
}: {
  lines: Quiet[];
  ticketId: number;
}) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const [isOpen, setOpen] = useState(false);
  const short = folded(lines);
  return (
    <ul className={s.quiet} data-row={`run-${keyOf(lines[0] as Quiet)}`}>
      {short.hidden > 0 && (
        <li>
          <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t("fold") : t("unfold", { count: short.hidden })}
          </Button>
        </li>
      )}
      {(isOpen ? lines : short.lines).map((line) => (
        <Line key={keyOf(line)} line={line} ticketId={ticketId} />
      ))}
    </ul>
  );
});

function Line({ line, ticketId }: { line: Quiet; ticketId: number }) {
  return (
    <li>
      {line.kind === "change" ? (
        <ChangeLine line={line} ticketId={ticketId} />
      ) : line.kind === "page" ? (
        <PageLine line={line} />
      ) : (
        <EventLine line={line} />
      )}
      <time className={s.at} dateTime={line.at} title={moment(line.at)}>
        {time(line.at)}
      </time>
    </li>
  );
}

function ChangeLine({ line, ticketId }: { line: Extract<Quiet, { kind?: "change" }>; ticketId: number }) {
  const Icon = CHANGES[line.change] ?? IconCircleDot;
  const isBad = line.change === "breached" || line.change === "unsent";
  return (
    <>
      <Icon size={14} aria-hidden />
      <span className={isBad ? `${s.line} ${s.failed}` : s.line}>
        <Said>{line.words}</Said>{" "}
        {line.why && (
          <>
            (<Said>{line.why}</Said>)
          </>
        )}{" "}
        {!BY_ITSELF.has(line.change) && (
          <>
            · <Said>{line.by}</Said>
          </>
        )}{" "}
        {line.change === "absorbed" && typeof line.facts.merge_id === "number" && (
          <MergeUndo ticketId={ticketId} mergeId={line.facts.merge_id} />
        )}
      </span>
    </>
  );
}

/** What is said of it: a product's name only if the server names it (S3-04). */
function about(line: { name: string; words: string }): string {
  return line.words.startsWith(`${line.name}: `) ? line.words.slice(line.name.length + 2) : "";
}

function EventLine({ line }: { line: Extract<Quiet, { kind?: "event" }> }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const slug = line.name.toLowerCase().replaceAll(" ", "_");
  const isCart = slug === "added_to_cart" || slug === "removed_from_cart";
  const Icon = isCart ? IconShoppingCart : slug === "viewed_product" ? IconEye : IconPackage;
  const what = about(line);
  const units = Number(line.facts.units) || 1;
  return (
    <>
      <Icon size={14} aria-hidden />
      <span className={s.line}>
        {t(what ? `event.${slug}` : `event_plain.${slug}`, {
          about: what,
          count: units,
          defaultValue: line.words,
        })}
      </span>
    </>
  );
}

function PageLine({ line }: { line: Extract<Quiet, { kind?: "page" }> }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const href = safe(line.url);
  const title = line.title || line.url;
  return (
    <>
      <IconEye size={14} aria-hidden />
      <span className={s.line}>
        {t("looked_at")}{" "}
        {href ? (
          <Anchor href={href} target="_blank" rel="noopener noreferrer nofollow" size="xs" underline="always">
            {title}
          </Anchor>
        ) : (
          title
        )}
      </span>
    </>
  );
}

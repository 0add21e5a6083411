import { Badge, Button } from "@mantine/core";
import {
  IconAlertCircle,
  IconBrandWhatsapp,
  IconCheck,
  IconChecks,
  IconClock,
  IconDeviceMobileMessage,
  IconLanguage,
  IconMail,
  IconMessageCircle,
  IconRotate,
} from "@tabler/icons-react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { sayAgain } from "@/helpdesk/inbox/composer/again";
import { BlockShown } from "@/helpdesk/inbox/timeline/Blocks";
import type { Of } from "@/helpdesk/inbox/timeline/held";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { moment, time } from "@/kit/format";
import { useSaid } from "@/said/said";

type MessageItem = Of<"message">;

const CHANNELS: Record<string, typeof IconMail> = {
  webchat: IconMessageCircle,
  sms: IconDeviceMobileMessage,
  whatsapp: IconBrandWhatsapp,
  email: IconMail,
};

/** What a customer, the agent, a person of the shop or the system said. */
export const Message = memo(function Message({
  item,
  ticketId,
  customer,
  isFollowing,
  isMarked,
}: {
  item: MessageItem;
  ticketId: number;
  customer: string;
  isFollowing: boolean;
  isMarked: boolean;
}) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const isOurs = item.author === "agent" || item.author === "person";
  const isSystem = item.author === "system";
  const name = {
    customer: customer || t("customer"),
    agent: t("agent"),
    person: item.name,
    system: t("system"),
  }[item.author];
  return (
    <article
      id={`message-${item.id}`}
      data-row={`message-${item.id}`}
      data-message={item.id}
      data-ours={isOurs || undefined}
      data-system={isSystem || undefined}
      data-following={isFollowing || undefined}
      data-marked={isMarked || undefined}
      className={s.entry}
      aria-label={t("message_of", { name, at: moment(item.at) })}
    >
      {!isFollowing && (
        <div className={s.head}>
          <span className={s.name}>{name}</span>
          {item.author === "agent" && (
            <Badge size="xs" variant="light" tt="none" title={t("agent_about")}>
              {t("ai")}
            </Badge>
          )}
          <Channel channel={item.channel} />
          <time dateTime={item.at} title={moment(item.at)}>
            {time(item.at)}
          </time>
        </div>
      )}
      <div className={s.bubble}>
        {item.blocks.map((block, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message keep their order
          <BlockShown key={place} block={block} ticketId={ticketId} files={item.files} />
        ))}
      </div>
      <Foot item={item} ticketId={ticketId} />
    </article>
  );
});

function Channel({ channel }: { channel: string }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const Icon = CHANNELS[channel] ?? IconMessageCircle;
  const label = t(`channel.${channel}`, channel);
  return <Icon size={14} role="img" aria-label={label} title={label} />;
}

/** How far it is on its way, and in which language it is, where that is not the reader's. */
function Foot({ item, ticketId }: { item: MessageItem; ticketId: number }) {
  const { t, i18n } = useTranslation("helpdesk/inbox/timeline");
  const isForeign = item.language && item.language.slice(0, 2) !== i18n.language.slice(0, 2);
  const isOurs = item.author === "agent" || item.author === "person";
  const isTold = item.state && !(item.channel === "webchat" && item.state === "sent" && !item.mailed);
  if (!isForeign && !isTold && !item.mailed) return null;
  return (
    <div className={s.foot}>
      {isForeign && (
        <span>
          <IconLanguage size={14} aria-hidden />
          {new Intl.DisplayNames([i18n.language], { type: "language" }).of(item.language)}
        </span>
      )}
      {isTold && <State state={item.state} problem={item.problem} />}
      {item.mailed && (
        <span className={item.mailed === "failed" ? s.failed : undefined}>
          <IconMail size={14} aria-hidden />
          {t(`mailed.${item.mailed}`, item.mailed)}
        </span>
      )}
      {isOurs && (item.state === "failed" || item.mailed === "failed") && item.text && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconRotate size={14} aria-hidden />}
          title={t("again_about")}
          onClick={() => sayAgain(ticketId, item.text)}
        >
          {t("again")}
        </Button>
      )}
    </div>
  );
}

function State({ state, problem }: { state: string; problem: string }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const said = useSaid();
  const Icon =
    { waiting: IconClock, sent: IconCheck, delivered: IconChecks, read: IconChecks, failed: IconAlertCircle }[
      state
    ] ?? IconCheck;
  const words = t(`state.${state}`, state);
  return (
    <span className={state === "failed" ? s.failed : undefined}>
      <Icon size={14} aria-hidden />
      {state === "failed" && problem ? t("failed_because", { problem: said(problem) }) : words}
    </span>
  );
}

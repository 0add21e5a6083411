import { Anchor } from "@mantine/core";
import { IconBook2, IconFile, IconLogin2, IconPhotoOff, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FileShown } from "@/api";
import { Card, OrderCard } from "@/helpdesk/inbox/timeline/Cards";
import s from "@/helpdesk/inbox/timeline/timeline.module.css";
import { Words } from "@/helpdesk/inbox/timeline/Words";
import { number } from "@/kit/format";

export type Block = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** One part of a message, as its reader sees it. */
export function BlockShown({
  block,
  ticketId,
  files,
}: {
  block: Block;
  ticketId: number;
  files: FileShown[];
}) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  switch (block.type) {
    case "text":
      return <Words text={text(block.text)} lang={text(block.lang)} />;
    case "quote":
      return <Quote block={block} />;
    case "order_card":
      return <OrderCard card={block.card as Block} />;
    case "card":
      return <Card kind={text(block.kind)} card={block.card as Block} />;
    case "sign_in":
      return (
        <div className={s.source}>
          <IconLogin2 size={14} aria-hidden /> {t("sign_in")}
        </div>
      );
    case "human":
      return (
        <div className={s.source}>
          <IconUser size={14} aria-hidden /> {t(block.offered ? "person_offered" : "person_called")}
        </div>
      );
    case "choices":
      return (
        <div className={s.choices}>
          {(block.options as [string, string][]).map(([label, value]) => (
            <span key={value}>{label}</span>
          ))}
        </div>
      );
    default:
      return <FileOf block={block} ticketId={ticketId} file={files.find((one) => one.key === block.media)} />;
  }
}

/** A sentence of the shop's own article, with the way to it. */
function Quote({ block }: { block: Block }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const title = [block.title, block.heading].map(text).filter(Boolean).join(" › ");
  const page = text(block.page);
  return (
    <blockquote className={s.quote}>
      <Words text={text(block.text)} lang={text(block.lang)} />
      <div className={s.source}>
        <IconBook2 size={14} aria-hidden />
        {/^\/help\//.test(page) ? (
          <Anchor href={page} target="_blank" rel="noopener" size="xs" underline="always">
            {t("source", { title })}
          </Anchor>
        ) : (
          t("source", { title })
        )}
      </div>
    </blockquote>
  );
}

function FileOf({ block, ticketId, file }: { block: Block; ticketId: number; file?: FileShown }) {
  const { t } = useTranslation("helpdesk/inbox/timeline");
  const name = text(block.name) || text(block.alt) || t("file");
  if (!file || file.state === "failed" || file.state === "pending")
    return (
      <div className={s.source}>
        <IconPhotoOff size={14} aria-hidden />
        {t(file?.state === "pending" ? "file_pending" : "file_failed", { name })}
      </div>
    );
  const href = `/api/v1/desk/tickets/${ticketId}/files/${encodeURIComponent(text(block.media))}`;
  const size = file.size > 0 ? bytes(file.size) : "";
  if (block.type === "picture")
    return (
      <a href={href} target="_blank" rel="noopener" aria-label={t("open_picture", { name, size })}>
        <img
          className={s.picture}
          src={href}
          alt={name}
          loading="lazy"
          width={Number(block.width) || undefined}
          height={Number(block.height) || undefined}
        />
        <span className={s.small}>{[name, size].filter(Boolean).join(" · ")}</span>
      </a>
    );
  if (block.type === "video")
    return (
      <>
        {/* biome-ignore lint/a11y/useMediaCaption: what a customer filmed has none */}
        <video className={s.picture} src={href} controls preload="metadata" aria-label={name} />
        <span className={s.small}>{[name, size].filter(Boolean).join(" · ")}</span>
      </>
    );
  return (
    <a className={s.file} href={href} target="_blank" rel="noopener">
      <IconFile size={18} aria-hidden />
      <span>{name}</span>
      <span className={s.small}>{size}</span>
    </a>
  );
}

function bytes(count: number): string {
  const unit = count < 1_000_000 ? "kilobyte" : "megabyte";
  const size = unit === "kilobyte" ? Math.max(1, count / 1000) : count / 1_000_000;
  return number(size, { style: "unit", unit, maximumFractionDigits: size < 10 ? 1 : 0 });
}

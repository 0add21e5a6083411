import { ActionIcon, Group, Image, Paper, Progress, Text } from "@mantine/core";
import { IconFile, IconMovie, IconTag, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Draft, Patch } from "@/helpdesk/inbox/composer/draft";
import { number } from "@/kit/format";

/** A file that is on its way to the server. */
export interface Sending {
  id: string;
  name: string;
  part: number;
  stop: () => void;
}

/** What goes along with the words: files, products, a code; each can be taken out. */
export function Attached({
  ticketId,
  draft,
  patch,
  sending,
}: {
  ticketId: number;
  draft: Draft;
  patch: Patch;
  sending: readonly Sending[];
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  if (!sending.length && !draft.files.length && !draft.products.length && !draft.discount) return null;
  return (
    <Group gap={6} role="group" aria-label={t("attached.title")}>
      {draft.files.map((one) => (
        <Chip
          key={one.key}
          label={one.name || t(`attached.${one.kind}`)}
          about={t("attached.size", { size: number(Math.max(1, Math.round(one.size / 1024))) })}
          onRemove={() => patch({ files: draft.files.filter((each) => each.key !== one.key) })}
        >
          {one.kind === "picture" ? (
            <Image
              src={`/api/v1/desk/tickets/${ticketId}/files/${one.key}`}
              alt=""
              w={28}
              h={28}
              fit="cover"
              radius="sm"
            />
          ) : one.kind === "video" ? (
            <IconMovie size={18} aria-hidden />
          ) : (
            <IconFile size={18} aria-hidden />
          )}
        </Chip>
      ))}
      {draft.products.map((one) => (
        <Chip
          key={one.id}
          label={one.title}
          about={t("attached.product")}
          onRemove={() => patch({ products: draft.products.filter((each) => each.id !== one.id) })}
        >
          <Image src={one.image} alt="" w={28} h={28} fit="contain" radius="sm" />
        </Chip>
      ))}
      {draft.discount && (
        <Chip label={draft.discount} about={t("attached.discount")} onRemove={() => patch({ discount: "" })}>
          <IconTag size={18} aria-hidden />
        </Chip>
      )}
      {sending.map((one) => (
        <Chip
          key={one.id}
          label={one.name}
          about={t("attached.uploading", { part: number(one.part, { style: "percent" }) })}
          onRemove={one.stop}
        >
          <Progress
            w={40}
            size="sm"
            value={one.part * 100}
            aria-label={t("attached.progress", { name: one.name })}
          />
        </Chip>
      ))}
    </Group>
  );
}

function Chip({
  label,
  about,
  onRemove,
  children,
}: {
  label: string;
  about: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  return (
    <Paper withBorder px={8} py={4} radius="sm" maw={260}>
      <Group gap={8} wrap="nowrap">
        {children}
        <div style={{ minWidth: 0 }}>
          <Text size="xs" fw={500} truncate>
            {label}
          </Text>
          <Text size="xs" c="dimmed" truncate>
            {about}
          </Text>
        </div>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          onClick={onRemove}
          aria-label={t("attached.remove", { name: label })}
        >
          <IconX size={14} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}

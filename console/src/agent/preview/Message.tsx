import { Alert, Anchor, Blockquote, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconHeadset, IconListSearch, IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OrderCard, OtherCard } from "@/agent/preview/Cards";
import type { Preview } from "@/agent/preview/usePreview";
import type { PreviewLine, RehearsalShown } from "@/api";
import { date } from "@/kit/format";

type Block = PreviewLine["blocks"][number];

/** One message as the customer sees it: with cards, or in the very words that go out where there are none. */
export function Message({
  line,
  found,
  preview,
  isChosen,
  look,
}: {
  line: PreviewLine;
  found: RehearsalShown;
  preview: Preview;
  isChosen: boolean;
  look: (turn: number) => void;
}) {
  const { t } = useTranslation("agent/preview");
  const isCustomer = line.author === "customer";
  const turn = line.trace?.turn_id;
  return (
    <Stack gap={4} align={isCustomer ? "flex-end" : "flex-start"} component="li">
      <Text size="xs" c="dimmed">
        {t(`author.${line.author}`, { defaultValue: line.author })}
      </Text>
      <Paper
        p="sm"
        withBorder
        maw="min(620px, 94%)"
        lang={line.language || undefined}
        bg={isCustomer ? "var(--mantine-primary-color-light)" : undefined}
      >
        <Stack gap="xs">
          {found.has_cards || isCustomer
            ? line.blocks.map((block, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks never move
                <BlockShown key={place} block={block} found={found} preview={preview} />
              ))
            : line.dressed.map((part, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts never move
                <Words key={place} text={part} />
              ))}
          {!found.has_cards && !isCustomer && !found.customer && asks(line) && <SignIn preview={preview} />}
        </Stack>
      </Paper>
      {!isCustomer && turn !== undefined && (
        <Button
          size="compact-xs"
          variant={isChosen ? "light" : "subtle"}
          aria-pressed={isChosen}
          leftSection={<IconListSearch size={14} aria-hidden />}
          onClick={() => look(turn)}
        >
          {t("how", { milliseconds: line.trace?.milliseconds ?? 0 })}
        </Button>
      )}
    </Stack>
  );
}

const asks = (line: PreviewLine) => line.blocks.some((block) => block.type === "sign_in");

/** Words with their links: only those that lead into this program can be followed. */
function Words({ text }: { text: string }) {
  const pieces = text.split(/(https?:\/\/[^\s]+)/);
  return (
    <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
      {pieces.map((piece, place) =>
        /^https?:\/\/[^\s]+\/(l|hub|help)\//.test(piece) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
          <Anchor key={place} href={piece} target="_blank" rel="noopener noreferrer" size="sm">
            {piece}
          </Anchor>
        ) : (
          piece
        ),
      )}
    </Text>
  );
}

function SignIn({ preview }: { preview: Preview }) {
  const { t } = useTranslation("agent/preview");
  const { email } = preview.setup;
  return (
    <Alert icon={<IconLock aria-hidden />} p="xs" title={t("asks_sign_in")} role="note">
      <Group gap="xs">
        <Button
          size="compact-sm"
          disabled={!email || preview.isWaiting}
          onClick={() => preview.signIn(email)}
        >
          {email ? t("sign_in_as", { email }) : t("sign_in")}
        </Button>
        {!email && <Text size="xs">{t("choose_first")}</Text>}
      </Group>
    </Alert>
  );
}

function BlockShown({ block, found, preview }: { block: Block; found: RehearsalShown; preview: Preview }) {
  const { t } = useTranslation("agent/preview");
  switch (block.type) {
    case "text":
      return <Words text={block.text} />;
    case "quote":
      return (
        <Blockquote p="xs" lang={block.lang} color="gray">
          <Text size="sm">{block.text}</Text>
          <Group gap="xs" mt={4}>
            <Anchor size="xs" renderRoot={(props) => <Link to={`/content/${block.article_id}`} {...props} />}>
              {[block.title, block.heading].filter(Boolean).join(" › ")}
            </Anchor>
            {block.as_of && (
              <Text size="xs">{t("review_due", { day: date(`${block.as_of}T12:00:00`) })}</Text>
            )}
          </Group>
        </Blockquote>
      );
    case "order_card":
      return <OrderCard card={block.card} focus={block.focus} store={found.store} />;
    case "card":
      return <OtherCard kind={block.kind} card={block.card} store={found.store} />;
    case "sign_in":
      return found.customer ? (
        <Text size="sm" c="dimmed">
          {t("asked_sign_in")}
        </Text>
      ) : (
        <SignIn preview={preview} />
      );
    case "choices":
      return (
        <Group gap="xs">
          {block.options.map(([label, value]) => (
            <Button
              key={String(value)}
              size="compact-sm"
              variant="default"
              disabled={preview.isWaiting}
              onClick={() => void preview.say({ text: String(value) }).catch(() => undefined)}
            >
              {String(label)}
            </Button>
          ))}
        </Group>
      );
    case "human":
      return (
        <Group gap="xs">
          <IconHeadset size={16} aria-hidden />
          <Text size="sm">{block.offered ? t("offers_person") : t("person_asked")}</Text>
          {block.offered && (
            <Button
              size="compact-sm"
              variant="default"
              disabled={preview.isWaiting}
              onClick={() => void preview.say({ text: "", wantsPerson: true }).catch(() => undefined)}
            >
              {t("ask_person")}
            </Button>
          )}
        </Group>
      );
    default:
      return <Text size="sm">{"alt" in block ? block.alt : ""}</Text>;
  }
}

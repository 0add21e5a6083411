import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Span } from "@/api";
import { MOST_SPANS } from "@/stores/hours/hours";

/** From when to when people are there on one day; `of` names the day for whoever hears the page. */
export function SpansEdit({
  of,
  spans,
  closed,
  error,
  may,
  onChange,
}: {
  of: string;
  spans: Span[];
  closed: string;
  error: string | undefined;
  may: boolean;
  onChange: (spans: Span[]) => void;
}) {
  const { t } = useTranslation("stores");
  const set = (at: number, part: Partial<Span>) =>
    onChange(spans.map((one, number) => (number === at ? { ...one, ...part } : one)));
  const next: Span =
    spans.length > 0 ? { opens: "14:00", closes: "18:00" } : { opens: "09:00", closes: "17:00" };
  return (
    <Stack gap={4}>
      {spans.length === 0 && (
        <Text size="sm" c="dimmed">
          {closed}
        </Text>
      )}
      {spans.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans are told apart by their place alone
        <Group key={at} gap={6} wrap="nowrap" align="center">
          <TextInput
            type="time"
            w={112}
            aria-label={t("hours.opens", { of, number: at + 1 })}
            disabled={!may}
            value={span.opens}
            onChange={(event) => set(at, { opens: event.currentTarget.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            w={112}
            aria-label={t("hours.closes", { of, number: at + 1 })}
            disabled={!may}
            value={span.closes}
            onChange={(event) => set(at, { closes: event.currentTarget.value })}
          />
          {may && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("hours.remove", { of, number: at + 1 })}
              onClick={() => onChange(spans.filter((_, number) => number !== at))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {error && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
      {may && spans.length < MOST_SPANS && (
        <Button
          size="compact-sm"
          variant="subtle"
          w="fit-content"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t("hours.add_of", { of })}
          onClick={() => onChange([...spans, next])}
        >
          {t("hours.add")}
        </Button>
      )}
    </Stack>
  );
}

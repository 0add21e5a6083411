import { Box, Paper, Text, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LineShown } from "@/api";

const SIGNS = { same: "", gone: "−", new: "+", gap: "⋯" } as const;
const COLOURS = { gone: "var(--mantine-color-red-light)", new: "var(--mantine-color-teal-light)" } as const;

/** What has changed from one text to another, line by line: each says what became of it, to the eye and the ear. */
export function Changes({ lines, language }: { lines: readonly LineShown[]; language: string }) {
  const { t } = useTranslation("knowledge");
  return (
    <Paper
      withBorder
      component="ul"
      aria-label={t("again.changes")}
      m={0}
      p={0}
      style={{ listStyle: "none" }}
    >
      {lines.map((line, place) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
          key={place}
          component="li"
          px="sm"
          py={6}
          style={{
            display: "grid",
            gridTemplateColumns: "1.25rem minmax(0, 1fr)",
            background: line.mark === "gone" || line.mark === "new" ? COLOURS[line.mark] : undefined,
          }}
        >
          <Text size="sm" aria-hidden fw={600}>
            {SIGNS[line.mark]}
          </Text>
          <Text
            size="sm"
            lang={line.mark === "gap" ? undefined : language}
            td={line.mark === "gone" ? "line-through" : undefined}
            style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}
          >
            {line.mark !== "same" && <VisuallyHidden>{t(`again.mark.${line.mark}`)} </VisuallyHidden>}
            {line.text}
          </Text>
        </Box>
      ))}
    </Paper>
  );
}

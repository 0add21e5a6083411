import { Box, Group, Paper, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconMessage, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Look, WidgetSettings } from "@/api";

const GROUNDS = {
  light: { sheet: "#ffffff", back: "#f5f4f0", text: "#1d2321", page: "#e9ecef" },
  dark: { sheet: "#1d2125", back: "#15181b", text: "#e9eceb", page: "#0b0d0e" },
};

/** How the window would look, by day and by night, in the colours that the server has made readable. */
export function Sample({
  look,
  settings,
  language,
}: {
  look: Look;
  settings: WidgetSettings;
  language: string;
}) {
  const { t } = useTranslation("channels/webchat");
  const [scheme, setScheme] = useState<"light" | "dark">("light");
  const ground = GROUNDS[scheme];
  const shades = look[scheme];
  const isLeft = settings.side === "left";
  const bubble = {
    padding: "6px 12px",
    borderRadius: 14,
    maxWidth: "85%",
    overflowWrap: "anywhere",
  } as const;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600}>{t("preview")}</Text>
        <SegmentedControl
          size="xs"
          aria-label={t("preview")}
          value={scheme}
          onChange={(value) => setScheme(value as "light" | "dark")}
          data={[
            { value: "light", label: t("day") },
            { value: "dark", label: t("night") },
          ]}
        />
      </Group>
      <Box
        p="md"
        style={{ background: ground.page, borderRadius: 8 }}
        role="img"
        aria-label={t("preview")}
        data-testid="sample"
      >
        <Stack gap="sm" align={isLeft ? "flex-start" : "flex-end"} aria-hidden>
          <Paper
            w="100%"
            maw={320}
            radius="lg"
            style={{ overflow: "hidden", background: ground.sheet, color: ground.text }}
            shadow="md"
          >
            <Group justify="space-between" p="sm" wrap="nowrap">
              <Text fw={650} style={{ overflowWrap: "anywhere" }}>
                {settings.titles?.[language] || t("sample_title")}
              </Text>
              <IconX size={18} />
            </Group>
            <Stack gap="xs" p="sm" style={{ background: ground.back }}>
              <Text size="sm" ta="center" style={{ overflowWrap: "anywhere" }}>
                {settings.greetings?.[language] || t("sample_greeting")}
              </Text>
              <Text
                size="sm"
                style={{ ...bubble, alignSelf: "flex-end", background: shades.brand, color: shades.on_brand }}
              >
                {t("sample_question")}
              </Text>
              <Text size="sm" style={{ ...bubble, alignSelf: "flex-start", background: ground.sheet }}>
                {t("sample_answer")}{" "}
                <span style={{ color: shades.ink, textDecoration: "underline" }}>{t("sample_link")}</span>
              </Text>
            </Stack>
          </Paper>
          <Box
            w={56}
            h={56}
            style={{
              borderRadius: "50%",
              display: "grid",
              placeItems: "center",
              background: shades.brand,
              color: shades.on_brand,
              marginBottom: Math.min(settings.bottom ?? 20, 60) / 2,
            }}
          >
            <IconMessage size={26} />
          </Box>
        </Stack>
      </Box>
    </Stack>
  );
}

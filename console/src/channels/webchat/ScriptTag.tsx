import { Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The one line that a shop puts onto its pages. */
export function ScriptTag({ store }: { store: string }) {
  const { t } = useTranslation("channels/webchat");
  const tag = `<script src="${location.origin}/widget.js" data-store="${store}" async></script>`;
  return (
    <Stack gap={4}>
      <Text fw={600} component="h2">
        {t("script")}
      </Text>
      <Text size="sm" c="dimmed">
        {t("script_about")}
      </Text>
      <Group gap="xs" align="center">
        <Code p="xs" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap", flex: "1 1 240px" }}>
          {tag}
        </Code>
        <CopyButton value={tag}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t("copied") : t("copy")}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  );
}

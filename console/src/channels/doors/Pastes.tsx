import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ChannelSetup } from "@/api";
import { useChannelWords } from "@/channels/doors/words";
import { useMay } from "@/shell/session";

/** What to paste where at the vendor, each with a button that copies it. */
export function Pastes({ setup }: { setup: ChannelSetup }) {
  const { t } = useTranslation("channels/doors");
  const words = useChannelWords(setup.channel.name);
  const may = useMay("admin");
  return (
    <Stack gap="sm">
      {!setup.is_public && setup.pastes.some((one) => /^https?:/.test(one.value)) && (
        <Alert color="orange" role="note">
          {t("not_public")}
        </Alert>
      )}
      {setup.pastes.map((one) => {
        const label = words.own(`paste.${one.name}`, one.label);
        const about = words.own(`about_paste.${one.name}`);
        return (
          <Stack key={one.name} gap={2}>
            <Text size="sm" fw={600}>
              {label}
            </Text>
            {about && (
              <Text size="xs" c="dimmed">
                {about}
              </Text>
            )}
            {one.value ? (
              <Group gap="xs" align="center">
                <Code p="xs" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap", flex: "1 1 220px" }}>
                  {one.value}
                </Code>
                <CopyButton value={one.value}>
                  {({ copied, copy }) => (
                    <Button variant="default" onClick={copy} aria-label={t("copy_of", { what: label })}>
                      {t(copied ? "copied" : "copy")}
                    </Button>
                  )}
                </CopyButton>
              </Group>
            ) : (
              <Text size="sm" c="dimmed">
                {t(setup.channel.is_connected && !may ? "for_admins" : "made_later")}
              </Text>
            )}
          </Stack>
        );
      })}
    </Stack>
  );
}

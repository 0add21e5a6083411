import { Anchor, Badge, List, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { StateShown } from "@/api";
import { Said } from "@/said/Said";

export function StateBadge({ isLive }: { isLive: boolean }) {
  const { t } = useTranslation("shell");
  const Icon = isLive ? IconCircleCheck : IconAlertTriangle;
  return (
    <Badge
      color={isLive ? "teal" : "orange"}
      variant="light"
      c="var(--mantine-color-text)"
      leftSection={<Icon size={14} aria-hidden />}
      tt="none"
      flex="none"
    >
      {t(isLive ? "overview.live" : "overview.unavailable")}
    </Badge>
  );
}

/** What is noted of a part that is ready, or what is wrong with it and what mends it; the server's own sentences. */
export function StateSaid({ state }: { state: StateShown }) {
  const [first, ...more] = state.note ? state.note.split("; ") : [];
  const said = [
    ...more.map((one) => ({ key: one, sentence: one, mend: "", page: null })),
    ...state.causes.map((one) => ({ ...one, key: `${one.code} ${one.sentence}` })),
  ];
  return (
    <Stack gap={4}>
      {first && (
        <Text size="sm">
          <Said>{first}</Said>
        </Text>
      )}
      {said.length > 0 && (
        <List size="sm" spacing={4}>
          {said.map((one) => (
            <List.Item key={one.key}>
              <Said>{one.sentence}</Said>{" "}
              {one.page ? (
                <Anchor href={one.page}>
                  <Said>{one.mend}</Said>
                </Anchor>
              ) : (
                <Said>{one.mend}</Said>
              )}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

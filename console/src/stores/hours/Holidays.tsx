import { Button, Card, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { FreeDay } from "@/stores/hours/hours";
import { SpansEdit } from "@/stores/hours/SpansEdit";

/** Days that go by hours of their own, or are closed. */
export function Holidays({
  days,
  wrong,
  may,
  onChange,
}: {
  days: FreeDay[];
  wrong: (at: number) => string | undefined;
  may: boolean;
  onChange: (days: FreeDay[]) => void;
}) {
  const { t } = useTranslation("stores");
  const set = (at: number, part: Partial<FreeDay>) =>
    onChange(days.map((one, number) => (number === at ? { ...one, ...part } : one)));
  return (
    <Stack gap="sm">
      {days.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("holidays.none")}
        </Text>
      )}
      {days.map((one, at) => {
        const of = one.name || t("holidays.number", { number: at + 1 });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: holidays are told apart by their place alone
          <Card key={at} withBorder padding="sm" component="section" aria-label={of}>
            <Stack gap="xs">
              <Group gap="sm" align="flex-end">
                <TextInput
                  label={t("holidays.name")}
                  maxLength={80}
                  flex="1 1 180px"
                  disabled={!may}
                  value={one.name}
                  onChange={(event) => set(at, { name: event.currentTarget.value })}
                />
                <TextInput
                  type="date"
                  label={t("holidays.first")}
                  w={160}
                  disabled={!may}
                  value={one.first}
                  onChange={(event) => set(at, { first: event.currentTarget.value })}
                />
                <TextInput
                  type="date"
                  label={t("holidays.last")}
                  w={160}
                  disabled={!may}
                  value={one.last}
                  onChange={(event) => set(at, { last: event.currentTarget.value })}
                />
              </Group>
              <SpansEdit
                of={of}
                spans={one.hours}
                closed={t("holidays.closed")}
                error={wrong(at)}
                may={may}
                onChange={(hours) => set(at, { hours })}
              />
              {may && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  w="fit-content"
                  leftSection={<IconTrash size={14} aria-hidden />}
                  onClick={() => onChange(days.filter((_, number) => number !== at))}
                >
                  {t("holidays.remove", { of })}
                </Button>
              )}
            </Stack>
          </Card>
        );
      })}
      {may && (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...days, { first: "", last: "", name: "", hours: [] }])}
        >
          {t("holidays.add")}
        </Button>
      )}
    </Stack>
  );
}

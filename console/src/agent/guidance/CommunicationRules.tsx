import { ActionIcon, Button, Group, Stack, Switch, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Form, LONGEST_TEXT, MOST_RULES } from "@/agent/guidance/shaping";
import { Part } from "@/kit/Part";

/** Rules on how to say things, each of which can be switched off without being lost. */
export function CommunicationRules({ form }: { form: UseFormReturnType<Form> }) {
  const { t } = useTranslation("agent/guidance");
  const rules = form.values.communication;
  return (
    <Part title={t("communication")} about={t("communication_about")}>
      <Stack gap="xs">
        {rules.length === 0 && <Text size="sm">{t("no_rules")}</Text>}
        {rules.map((_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place
          <Group key={place} wrap="nowrap" align="flex-start" gap="xs">
            <TextInput
              flex={1}
              aria-label={t("rule", { number: place + 1 })}
              placeholder={t("rule_example")}
              maxLength={LONGEST_TEXT}
              {...form.getInputProps(`communication.${place}.text`)}
            />
            <Switch
              mt={8}
              aria-label={t("rule_on", { number: place + 1 })}
              {...form.getInputProps(`communication.${place}.is_on`, { type: "checkbox" })}
            />
            <ActionIcon
              mt={4}
              variant="subtle"
              color="gray"
              aria-label={t("remove_rule", { number: place + 1 })}
              onClick={() => form.removeListItem("communication", place)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="default"
          w="fit-content"
          disabled={rules.length >= MOST_RULES}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem("communication", { text: "", is_on: true })}
        >
          {t("add_rule")}
        </Button>
      </Stack>
    </Part>
  );
}

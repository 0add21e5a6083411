import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Paper,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Form, LONGEST_TEXT, MOST_MISSES, MOST_RULES, NEW_CALL, TOPICS } from "@/agent/guidance/shaping";
import { Part } from "@/kit/Part";

/** When a person takes over at once: any one of a rule's conditions is enough. */
export function EscalationRules({ form, mayWrite }: { form: UseFormReturnType<Form>; mayWrite: boolean }) {
  const { t } = useTranslation("agent/guidance");
  const rules = form.values.escalation;
  return (
    <Part title={t("escalation")} about={t("escalation_about")}>
      <Stack gap="sm">
        {rules.length === 0 && <Text size="sm">{t("no_rules")}</Text>}
        {rules.map((rule, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place
          <Paper key={place} withBorder p="sm" role="group" aria-label={t("call", { number: place + 1 })}>
            <Stack gap="xs">
              <Group justify="space-between" wrap="nowrap">
                <Text size="sm" fw={600}>
                  {t("call", { number: place + 1 })}
                </Text>
                <Group gap="xs" wrap="nowrap">
                  <Switch
                    aria-label={t("call_on", { number: place + 1 })}
                    {...form.getInputProps(`escalation.${place}.is_on`, { type: "checkbox" })}
                  />
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    color="gray"
                    c="var(--mantine-color-text)"
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={() => form.removeListItem("escalation", place)}
                  >
                    {t("remove")}
                  </Button>
                </Group>
              </Group>
              <TextInput
                label={t("reason")}
                placeholder={t("reason_example")}
                maxLength={LONGEST_TEXT}
                {...form.getInputProps(`escalation.${place}.reason`)}
                error={form.errors[`escalation.${place}.reason`] ?? form.errors[`escalation.${place}`]}
              />
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <TagsInput
                  label={t("words")}
                  description={t("words_about")}
                  disabled={!mayWrite}
                  splitChars={[",", "\n"]}
                  clearButtonProps={{ "aria-label": t("clear") }}
                  {...form.getInputProps(`escalation.${place}.words`)}
                />
                <MultiSelect
                  label={t("topics")}
                  description={t("topics_about")}
                  disabled={!mayWrite}
                  data={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))}
                  {...form.getInputProps(`escalation.${place}.topics`)}
                />
                <NumberInput
                  label={t("misses")}
                  description={t("misses_about")}
                  min={0}
                  max={MOST_MISSES}
                  allowDecimal={false}
                  hideControls
                  {...form.getInputProps(`escalation.${place}.misses`)}
                  value={rule.misses || ""}
                  onChange={(value) => form.setFieldValue(`escalation.${place}.misses`, Number(value) || 0)}
                />
                <TextInput
                  label={t("over")}
                  description={t("over_about")}
                  {...form.getInputProps(`escalation.${place}.order_over`)}
                />
              </SimpleGrid>
              <Checkbox
                label={t("upset")}
                {...form.getInputProps(`escalation.${place}.upset`, { type: "checkbox" })}
              />
            </Stack>
          </Paper>
        ))}
        <Button
          variant="default"
          w="fit-content"
          disabled={rules.length >= MOST_RULES}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem("escalation", { ...NEW_CALL })}
        >
          {t("add_call")}
        </Button>
      </Stack>
    </Part>
  );
}

import {
  Alert,
  Badge,
  Button,
  Checkbox,
  Grid,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Catalogue, RuleShown, Verdict } from "@/api";
import { ConditionBuilder } from "@/helpdesk/routing/builder/ConditionBuilder";
import { sentence } from "@/helpdesk/routing/builder/sentence";
import { Conflict } from "@/helpdesk/routing/Conflict";
import { Destination } from "@/helpdesk/routing/Destination";
import { TryRule } from "@/helpdesk/routing/TryRule";
import { useDraft, type Written } from "@/helpdesk/routing/useDraft";
import { useFaults } from "@/helpdesk/routing/useFaults";
import { useRules } from "@/helpdesk/routing/useRules";
import { useSaveRule } from "@/helpdesk/routing/useSaveRule";
import { ErrorNotice } from "@/kit/Notices";

interface Props {
  rule: RuleShown | null;
  catalogue: Catalogue;
  /** It was deleted while somebody was writing. */
  isGone?: boolean;
}

/** The builder of one rule: which tickets, where they go, and how it would have done. */
export function RuleEditor({ rule, catalogue, isGone = false }: Props) {
  const { t } = useTranslation("helpdesk/routing");
  const { draft, change, forget, isChanged } = useDraft(rule);
  const check = useFaults(draft.root);
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict> | null>(null);
  const [isTold, setTold] = useState(false);
  const saving = useSaveRule(rule, forget);
  const isConflict = rule !== null && isChanged && draft.readAt !== rule.updated_at;
  const targetMissing = draft.target === null || draft.target === "";
  const isWrong = !draft.name.trim() || targetMissing || (check.isKnown && !check.isGood);
  const save = (some: { asNew?: boolean; readAt?: string } = {}) => {
    setTold(true);
    check.showAll(true);
    if (!isWrong) saving.save(draft, check.condition, some);
  };
  const edit = (some: Partial<Written>) => {
    saving.reset();
    change(some);
  };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save({ asNew: isGone });
      }}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            {isGone && <Alert color="orange">{t("conflict.gone")}</Alert>}
            {isConflict && !isGone && (
              <Conflict
                theirs={rule}
                catalogue={catalogue}
                onMine={() => save({ readAt: rule.updated_at })}
                onTheirs={forget}
              />
            )}
            <TextInput
              label={t("name")}
              placeholder={t("name_example")}
              maxLength={80}
              value={draft.name}
              error={isTold && !draft.name.trim() ? t("name_missing") : undefined}
              onChange={(event) => edit({ name: event.currentTarget.value })}
            />
            <section>
              <Title order={2} size="h4" mb="xs">
                {t("condition")}
              </Title>
              <ConditionBuilder
                root={draft.root}
                catalogue={catalogue}
                faults={check.faults}
                verdicts={verdicts}
                onChange={(root) => edit({ root })}
                onLeft={check.left}
              />
              <Paper withBorder p="sm" mt="xs" role="status" aria-label={t("say.label")}>
                <Text size="sm">{t("say.sentence", { what: sentence(t, draft.root, catalogue) })}</Text>
              </Paper>
            </section>
            <section>
              <Title order={2} size="h4" mb="xs">
                {t("destination")}
              </Title>
              <Destination
                draft={draft}
                change={edit}
                error={isTold && targetMissing ? t("dest.missing") : undefined}
              />
            </section>
            {rule === null && <Place draft={draft} change={edit} />}
            <Checkbox
              label={t("is_on")}
              checked={draft.isOn}
              onChange={(event) => edit({ isOn: event.currentTarget.checked })}
            />
            {saving.error && !isConflict && <ErrorNotice error={saving.error} />}
            {isTold && isWrong && (
              <Text size="sm" c="red" role="alert">
                {t("mend")}
              </Text>
            )}
            <Group>
              <Button
                type="submit"
                loading={saving.isPending}
                disabled={rule !== null && !isChanged && !isGone}
              >
                {isGone ? t("conflict.as_new") : t("save")}
              </Button>
              {isChanged && (
                <>
                  <Button variant="default" onClick={forget}>
                    {t("discard")}
                  </Button>
                  <Badge variant="default" styles={{ label: { textTransform: "none" } }}>
                    {t("unsaved")}
                  </Badge>
                </>
              )}
            </Group>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <TryRule rule={rule} draft={draft} check={check} onVerdicts={setVerdicts} />
        </Grid.Col>
      </Grid>
    </form>
  );
}

function Place({ draft, change }: { draft: Written; change: (some: Partial<Written>) => void }) {
  const { t } = useTranslation("helpdesk/routing");
  const rules = useRules().data ?? [];
  if (rules.length === 0) return null;
  return (
    <NativeSelect
      label={t("place")}
      value={draft.place ?? ""}
      data={[
        ...rules.map((one) => ({
          value: String(one.place),
          label: t("place_before", { place: one.place, name: one.name }),
        })),
        { value: "", label: t("place_end") },
      ]}
      onChange={(event) =>
        change({ place: event.currentTarget.value ? Number(event.currentTarget.value) : null })
      }
    />
  );
}

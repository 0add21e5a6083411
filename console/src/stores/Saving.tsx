import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";

interface Draft {
  isChanged: boolean;
  isOvertaken: boolean;
  insist: () => void;
  forget: () => void;
}

/** Somebody else has saved what is being changed here: both are kept until one is chosen. */
export function Overtaken({ draft }: { draft: Draft }) {
  const { t } = useTranslation("stores");
  if (!draft.isOvertaken) return null;
  return (
    <Alert color="orange" icon={<IconUsers aria-hidden />} title={t("overtaken")} role="alert">
      <Stack gap="xs">
        <Text size="sm">{t("overtaken_about")}</Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={draft.insist}>
            {t("keep_mine")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={draft.forget}>
            {t("take_theirs")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

interface SavingProps {
  draft: Draft;
  isSaving: boolean;
  isWrong: boolean;
  error: unknown;
  /** What is not saved yet, in words. */
  changes: readonly string[];
}

/** The foot of a form of settings: saves, undoes, and says what would change. */
export function Saving({ draft, isSaving, isWrong, error, changes }: SavingProps) {
  const { t, i18n } = useTranslation("stores");
  const isLate = Boolean(error) && asProblem(error).status === 409;
  const listed = new Intl.ListFormat(i18n.language).format(changes);
  return (
    <Stack gap="xs">
      <Overtaken draft={draft} />
      {isLate && !draft.isOvertaken && (
        <Alert color="orange" role="alert">
          {t("merged")}
        </Alert>
      )}
      {Boolean(error) && !isLate && <ErrorNotice error={error} />}
      <Group>
        <Button type="submit" loading={isSaving} disabled={!draft.isChanged || isWrong || draft.isOvertaken}>
          {t("save")}
        </Button>
        {draft.isChanged && (
          <Button variant="default" onClick={draft.forget}>
            {t("undo")}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {draft.isChanged && t(isWrong ? "mend" : "unsaved", { what: listed })}
        </Text>
      </Group>
    </Stack>
  );
}

import { Alert, Badge, Button, Checkbox, Drawer, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ShownAgingRule, ShownPolicy } from "@/api";
import type { useWritten } from "@/helpdesk/deadlines/useWritten";
import { ago } from "@/kit/format";
import { ErrorNotice } from "@/kit/Notices";

interface Props<T> {
  title: string;
  kept: ShownPolicy | ShownAgingRule | null;
  written: ReturnType<typeof useWritten<T>>;
  isWrong: boolean;
  isSaving: boolean;
  error: unknown;
  onSave: (readAt?: string) => void;
  onClose: () => void;
  children: ReactNode;
}

/** The drawer in which a policy or an aging rule is written: name, what is special to it, saving, and conflicts. */
export function FormFrame<T>({
  title,
  kept,
  written,
  isWrong,
  isSaving,
  error,
  onSave,
  onClose,
  children,
}: Props<T>) {
  const { t } = useTranslation("helpdesk/deadlines");
  const { draft, change, forget, isChanged, isConflict, isTold, tell } = written;
  const save = (readAt?: string) => {
    tell();
    if (!isWrong && draft.name.trim()) onSave(readAt);
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={620}
      title={title}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Stack gap="md">
          {kept && isConflict && (
            <Alert color="orange" icon={<IconUsers aria-hidden />} title={t("conflict.title")} role="alert">
              <Stack gap="xs">
                <Text size="sm">{t("conflict.about", { name: kept.name, when: ago(kept.updated_at) })}</Text>
                <Group gap="xs">
                  <Button size="compact-sm" onClick={() => save(kept.updated_at)}>
                    {t("conflict.over")}
                  </Button>
                  <Button size="compact-sm" variant="default" onClick={forget}>
                    {t("conflict.theirs")}
                  </Button>
                </Group>
              </Stack>
            </Alert>
          )}
          <TextInput
            data-autofocus
            label={t("name")}
            maxLength={80}
            value={draft.name}
            error={isTold && !draft.name.trim() ? t("name_missing") : undefined}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          {children}
          <Checkbox
            label={t("is_on")}
            checked={draft.isOn}
            onChange={(event) => change({ isOn: event.currentTarget.checked })}
          />
          {Boolean(error) && !isConflict && <ErrorNotice error={error} />}
          {isTold && (isWrong || !draft.name.trim()) && (
            <Text size="sm" c="red" role="alert">
              {t("mend")}
            </Text>
          )}
          <Group>
            <Button type="submit" loading={isSaving}>
              {t("save")}
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
      </form>
    </Drawer>
  );
}

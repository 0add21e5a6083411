import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MacroShown } from "@/api";
import { useChanged } from "@/helpdesk/replies/lists";

/** Somebody else wrote it anew meanwhile: nothing typed is lost until one chooses. */
export function MacroConflict({
  macro,
  take,
}: {
  macro: MacroShown;
  take: (words: Partial<MacroShown>) => void;
}) {
  const { t } = useTranslation("helpdesk/replies");
  const read = useChanged();
  return (
    <Alert color="yellow" role="alert" title={t("conflict.title")}>
      <Text size="sm" mb="xs">
        {t("conflict.about")}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => void read()}>
          {t("conflict.read")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => take({ updated_at: macro.updated_at })}>
          {t("conflict.mine")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => take(macro)}>
          {t("conflict.theirs")}
        </Button>
      </Group>
    </Alert>
  );
}

import { Alert, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useChanged } from "@/helpdesk/replies/lists";

/** Somebody else wrote it anew meanwhile: nothing typed is lost until one chooses. */
export function Conflict({ keepMine, takeTheirs }: { keepMine: () => void; takeTheirs: () => void }) {
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
        <Button size="compact-sm" variant="default" onClick={keepMine}>
          {t("conflict.mine")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={takeTheirs}>
          {t("conflict.theirs")}
        </Button>
      </Group>
    </Alert>
  );
}

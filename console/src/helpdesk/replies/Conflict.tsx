import { Alert, Button, Group, Text } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useChanged } from "@/helpdesk/replies/lists";

/** Somebody else wrote it anew meanwhile: nothing typed is lost until one chooses. */
export function Conflict({ keepMine, takeTheirs }: { keepMine: () => void; takeTheirs: () => void }) {
  const { t } = useTranslation("helpdesk/replies");
  const changed = useChanged();
  const [isReading, setReading] = useState(true);
  const read = useCallback(async () => {
    setReading(true);
    await changed();
    setReading(false);
  }, [changed]);
  // What is chosen between is what stands now, not what stood when this page was opened.
  useEffect(() => void read(), [read]);
  return (
    <Alert color="yellow" role="alert" title={t("conflict.title")}>
      <Text size="sm" mb="xs">
        {t("conflict.about")}
      </Text>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" loading={isReading} onClick={() => void read()}>
          {t("conflict.read")}
        </Button>
        <Button size="compact-sm" variant="default" disabled={isReading} onClick={keepMine}>
          {t("conflict.mine")}
        </Button>
        <Button size="compact-sm" variant="default" disabled={isReading} onClick={takeTheirs}>
          {t("conflict.theirs")}
        </Button>
      </Group>
    </Alert>
  );
}

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Catalogue, RuleShown } from "@/api";
import { sentence } from "@/helpdesk/routing/builder/sentence";
import { readTree } from "@/helpdesk/routing/builder/tree";
import { ago } from "@/kit/format";

/** Somebody else has saved the rule that is being written: what it says now, and which of the two shall hold. */
export function Conflict({
  theirs,
  catalogue,
  onMine,
  onTheirs,
}: {
  theirs: RuleShown;
  catalogue: Catalogue;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const { t } = useTranslation("helpdesk/routing");
  return (
    <Alert color="orange" icon={<IconUsers aria-hidden />} title={t("conflict.title")} role="alert">
      <Stack gap="xs">
        <Text size="sm">{t("conflict.about", { name: theirs.name, when: ago(theirs.updated_at) })}</Text>
        <Text size="sm" c="dimmed">
          {t("conflict.now", { what: sentence(t, readTree(theirs.condition), catalogue) })}
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" onClick={onMine}>
            {t("conflict.over")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onTheirs}>
            {t("conflict.theirs")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

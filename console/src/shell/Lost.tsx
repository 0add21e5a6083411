import { Button, Center, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorNotice } from "@/kit/Notices";
import { useTitle } from "@/kit/useTitle";

/** An address that leads nowhere: old, mistyped, or of something that has gone. */
export function NotFound() {
  const { t } = useTranslation("shell");
  useTitle(t("not_found"));
  return (
    <Center mih="60vh" p="md" component="main">
      <Stack align="center" ta="center" maw={460}>
        <Title order={1} size="h2">
          {t("not_found")}
        </Title>
        <Text>{t("not_found_about")}</Text>
        <Button component={Link} to="/">
          {t("to_the_start")}
        </Button>
      </Stack>
    </Center>
  );
}

/** A page that failed: a newer release was put in place, or a mistake of ours. */
export function WentWrong({ error, reset }: { error: unknown; reset: () => void }) {
  const { t } = useTranslation("shell");
  useTitle(t("page_failed"));
  return (
    <Center mih="60vh" p="md" component="main">
      <Stack maw={520}>
        <Title order={1} size="h2">
          {t("page_failed")}
        </Title>
        <Text>{t("page_failed_about")}</Text>
        <ErrorNotice error={error} again={reset} />
        <Button onClick={() => location.reload()}>{t("load_again")}</Button>
      </Stack>
    </Center>
  );
}

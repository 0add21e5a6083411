import { Alert, Button, Code, CopyButton, Group, Modal, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** A new secret, which is shown this once. */
export function Secret({ secret, close }: { secret: string; close: () => void }) {
  const { t } = useTranslation("stores/webhooks");
  return (
    <Modal
      opened
      onClose={close}
      title={t("secret.title")}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="sm">
        <Alert color="orange" role="status">
          {t("secret.once")}
        </Alert>
        <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {secret}
        </Code>
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? "copied" : "copy")}</Button>}
          </CopyButton>
          <Button variant="default" onClick={close}>
            {t("secret.done")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

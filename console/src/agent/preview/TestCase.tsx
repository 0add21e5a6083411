import { Button, Code, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getPreviewStoresByStoreConversationsByKeyCaseOptions } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";

/** The rehearsal as a test case: what was said and what must follow again, to be copied or kept as a file. */
export function TestCase({
  store,
  conversation,
  close,
}: {
  store: string;
  conversation: string;
  close: () => void;
}) {
  const { t } = useTranslation("agent/preview");
  const { data, error, refetch } = useQuery({
    ...getPreviewStoresByStoreConversationsByKeyCaseOptions({ path: { store, key: conversation } }),
    gcTime: 0,
    staleTime: 0,
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t("case.title")}
      size="xl"
      closeButtonProps={{ "aria-label": t("case.close") }}
    >
      <Stack>
        <Text size="sm">{t("case.about")}</Text>
        {error ? (
          <ErrorNotice error={error} again={() => void refetch()} />
        ) : !data ? (
          <Loading />
        ) : (
          <>
            <Code
              block
              mah="50vh"
              style={{ overflow: "auto", whiteSpace: "pre-wrap" }}
              tabIndex={0}
              data-case
            >
              {data.yaml}
            </Code>
            <Group>
              <CopyButton value={data.yaml}>
                {({ copied, copy }) => (
                  <Button
                    onClick={copy}
                    leftSection={
                      copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
                    }
                  >
                    {copied ? t("case.copied") : t("case.copy")}
                  </Button>
                )}
              </CopyButton>
              <Button
                component="a"
                variant="default"
                href={`data:application/yaml;charset=utf-8,${encodeURIComponent(data.yaml)}`}
                download={`${conversation}.yaml`}
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                {t("case.download")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

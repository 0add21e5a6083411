import { Accordion, Button, Code, CopyButton, Group, List, Stack, Tabs, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { NODE, PYTHON } from "@/stores/webhooks/samples";

const SAMPLES = { python: PYTHON, node: NODE };

/** How a receiver tells that a delivery is ours. */
export function Verifying() {
  const { t } = useTranslation("stores/webhooks");
  return (
    <Accordion variant="contained">
      <Accordion.Item value="verify">
        <Accordion.Control>{t("verify.title")}</Accordion.Control>
        <Accordion.Panel>
          <Stack gap="sm">
            <Text size="sm">{t("verify.about")}</Text>
            <List type="ordered" size="sm" spacing={4} withPadding>
              {["bytes", "time", "once", "answer"].map((one) => (
                <List.Item key={one}>{t(`verify.${one}`)}</List.Item>
              ))}
            </List>
            <Tabs defaultValue="python">
              <Tabs.List>
                <Tabs.Tab value="python">Python</Tabs.Tab>
                <Tabs.Tab value="node">Node</Tabs.Tab>
              </Tabs.List>
              {Object.entries(SAMPLES).map(([name, sample]) => (
                <Tabs.Panel key={name} value={name} pt="xs">
                  <Code block tabIndex={0} role="group" aria-label={t("verify.sample", { language: name })}>
                    {sample}
                  </Code>
                  <Group mt="xs">
                    <CopyButton value={sample}>
                      {({ copied, copy }) => (
                        <Button variant="default" size="compact-md" onClick={copy}>
                          {t(copied ? "copied" : "copy")}
                        </Button>
                      )}
                    </CopyButton>
                  </Group>
                </Tabs.Panel>
              ))}
            </Tabs>
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}

import { Drawer, Grid, Paper, Stack, Text, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SetupBar } from "@/agent/preview/SetupBar";
import { Talk } from "@/agent/preview/Talk";
import { Trace } from "@/agent/preview/Trace";
import { usePreview } from "@/agent/preview/usePreview";
import { StorePage } from "@/shell/StorePage";

/** The agent tried out as any customer, on any channel, beside how each answer came about (S1-38 to S1-43). */
export function PreviewPage() {
  const { t } = useTranslation("agent/preview");
  return (
    <StorePage title={t("title")} about={t("about")}>
      {({ key }) => <Rehearsal store={key} />}
    </StorePage>
  );
}

function Rehearsal({ store }: { store: string }) {
  const { t } = useTranslation("agent/preview");
  const { say = "" } = useSearch({ strict: false }) as { say?: string };
  const preview = usePreview(store);
  const [picked, pick] = useState<number>();
  const [isOpen, open] = useState(false);
  const isWide = useMediaQuery("(min-width: 75em)", true);
  const turns = preview.found?.turns ?? [];
  const turn = turns.find((one) => one.turn_id === picked) ?? turns.at(-1);
  const look = (id: number) => {
    pick(id);
    open(true);
  };
  const trace = turn ? <Trace turn={turn} store={store} /> : <Text size="sm">{t("no_trace")}</Text>;
  return (
    <Stack gap="md">
      <SetupBar preview={preview} store={store} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Talk preview={preview} store={store} chosen={turn?.turn_id} look={look} first={say} />
        </Grid.Col>
        {isWide && (
          <Grid.Col span={6}>
            <Paper withBorder p="md" component="section" aria-label={t("trace")} miw={0}>
              <Title order={2} size="h5" mb="sm">
                {t("trace")}
              </Title>
              {trace}
            </Paper>
          </Grid.Col>
        )}
      </Grid>
      {!isWide && (
        <Drawer
          opened={isOpen}
          onClose={() => open(false)}
          position="right"
          size="lg"
          title={t("trace")}
          closeButtonProps={{ "aria-label": t("case.close") }}
        >
          {trace}
        </Drawer>
      )}
    </Stack>
  );
}

import { Grid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getStoresByStoreWidgetOptions } from "@/api/@tanstack/react-query.gen";
import { Form } from "@/channels/webchat/Form";
import { ScriptTag } from "@/channels/webchat/ScriptTag";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { StoreChooser } from "@/shell/StoreChooser";
import { useStore } from "@/shell/useStore";

export function ChatWindowPage() {
  const { t } = useTranslation("channels/webchat");
  const store = useStore();
  const key = store?.key ?? "";
  const found = useQuery({
    ...getStoresByStoreWidgetOptions({ path: { store: key } }),
    enabled: key !== "",
  });
  return (
    <>
      <PageHead title={t("title")} about={t("about")}>
        <StoreChooser />
      </PageHead>
      <Stack gap="lg">
        {store && <ScriptTag store={store.key} />}
        {found.error && <ErrorNotice error={found.error} again={() => void found.refetch()} />}
        {found.isPending && (
          <Grid>
            <Grid.Col span={{ base: 12, md: 7 }}>
              <Loading rows={8} />
            </Grid.Col>
          </Grid>
        )}
        {store && found.data && <Form key={store.key} store={store} saved={found.data} />}
      </Stack>
    </>
  );
}

import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { getStoresByStoreWidgetOptions } from "@/api/@tanstack/react-query.gen";
import { Form } from "@/channels/webchat/Form";
import { ScriptTag } from "@/channels/webchat/ScriptTag";
import { Read, StorePage } from "@/shell/StorePage";
import type { useStore } from "@/shell/useStore";

export function ChatWindowPage() {
  const { t } = useTranslation("channels/webchat");
  return (
    <StorePage title={t("title")} about={t("about")}>
      {(store) => (
        <Stack gap="lg">
          <ScriptTag store={store.key} />
          <Saved store={store} />
        </Stack>
      )}
    </StorePage>
  );
}

function Saved({ store }: { store: NonNullable<ReturnType<typeof useStore>> }) {
  const found = useQuery(getStoresByStoreWidgetOptions({ path: { store: store.key } }));
  return (
    <Read of={found} rows={8}>
      {(saved) => <Form store={store} saved={saved} />}
    </Read>
  );
}

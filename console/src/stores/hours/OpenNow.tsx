import { Badge, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StoreShown } from "@/api";

/** Whether people are there at this moment by the hours that are saved, and if not, when they are back. */
export function OpenNow({ store }: { store: StoreShown }) {
  const { t, i18n } = useTranslation("stores");
  const back = store.opens_at
    ? new Intl.DateTimeFormat(i18n.language, {
        timeZone: store.time_zone,
        weekday: "long",
        day: "numeric",
        month: "long",
        hour: "2-digit",
        minute: "2-digit",
      }).format(new Date(store.opens_at))
    : "";
  return (
    <Group gap="xs" mb="sm">
      <Badge variant="light" color={store.is_open ? "till" : "gray"}>
        {t(store.is_open ? "hours.open" : "hours.shut")}
      </Badge>
      <Text size="sm">
        {store.is_open
          ? t("hours.open_about")
          : back
            ? t("hours.opens_at", { when: back })
            : t("hours.never")}
      </Text>
    </Group>
  );
}

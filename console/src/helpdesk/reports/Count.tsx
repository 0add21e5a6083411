import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { number } from "@/kit/format";

/** A number that opens the list of what it counts; nothing to open where it is none. */
export function Count({ value, name, open }: { value: number; name: string; open: () => void }) {
  const { t } = useTranslation("helpdesk/reports");
  if (!value)
    return (
      <Text span inherit c="dimmed">
        {number(0)}
      </Text>
    );
  return (
    <Anchor
      component="button"
      type="button"
      fz="inherit"
      fw="inherit"
      lh="inherit"
      onClick={open}
      aria-label={t("open_list", { number: number(value), name })}
    >
      {number(value)}
    </Anchor>
  );
}

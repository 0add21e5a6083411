import "@mantine/dates/styles.css";
import "dayjs/locale/de";
import "dayjs/locale/es";
import "dayjs/locale/fi";
import "dayjs/locale/fr";
import "dayjs/locale/it";
import "dayjs/locale/pl";
import "dayjs/locale/pt";
import "dayjs/locale/uk";
import { DatesProvider } from "@mantine/dates";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";

/** Put around every calendar: its months and days are called as in the reader's language. */
export function CalendarWords({ children }: PropsWithChildren) {
  const { i18n } = useTranslation();
  return <DatesProvider settings={{ locale: i18n.language }}>{children}</DatesProvider>;
}

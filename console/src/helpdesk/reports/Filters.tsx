import { Group, SegmentedControl, Select } from "@mantine/core";
import { DatePickerInput } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { useAsked } from "@/helpdesk/reports/asking";
import { language } from "@/helpdesk/reports/naming";
import { EVERY, everyOf, PERIODS, type Period, plus } from "@/helpdesk/reports/search";
import { CalendarWords } from "@/kit/CalendarWords";
import { LANGUAGES } from "@/kit/words";
import { useStores } from "@/shell/session";

const CHANNELS = ["webchat", "email", "sms", "whatsapp"];

/** Which days, stores, channels and languages the page tells of. */
export function Filters({ withEvery = true }: { withEvery?: boolean }) {
  const { t } = useTranslation("helpdesk/reports");
  const { asked, span, now, ask } = useAsked();
  const stores = useStores();
  const period = asked.period ?? "28";
  return (
    <Group gap="xs" mb="md" role="search" aria-label={t("filters")}>
      <SegmentedControl
        size="xs"
        aria-label={t("period")}
        value={period}
        onChange={(value) =>
          ask({ period: value as Period, ...(value === "other" ? span : { from: undefined, to: undefined }) })
        }
        data={PERIODS.map((one) => ({ value: one, label: t(`periods.${one}`) }))}
      />
      {period === "other" && (
        <CalendarWords>
          <DatePickerInput
            type="range"
            size="xs"
            aria-label={t("days")}
            valueFormat="D MMM YYYY"
            defaultValue={[span.from, span.to]}
            maxDate={now}
            minDate={plus(now, -800)}
            onChange={([from, to]) => from && to && ask({ from, to })}
            popoverProps={{ withinPortal: true }}
          />
        </CalendarWords>
      )}
      {stores.length > 1 && (
        <Select
          size="xs"
          w={180}
          aria-label={t("store")}
          placeholder={t("all_stores")}
          clearable
          data={stores.map((one) => ({ value: String(one.id), label: one.name }))}
          value={asked.of ? String(asked.of) : null}
          onChange={(value) => ask({ of: value ? Number(value) : undefined })}
        />
      )}
      <Select
        size="xs"
        w={150}
        aria-label={t("channel")}
        placeholder={t("all_channels")}
        clearable
        data={CHANNELS.map((one) => ({ value: one, label: t(`values.channel.${one}`) }))}
        value={asked.channel ?? null}
        onChange={(value) => ask({ channel: value ?? undefined })}
      />
      <Select
        size="xs"
        w={150}
        aria-label={t("language")}
        placeholder={t("all_languages")}
        clearable
        data={LANGUAGES.map((one) => ({ value: one, label: language(one) }))}
        value={asked.language ?? null}
        onChange={(value) => ask({ language: value ?? undefined })}
      />
      {withEvery && (
        <Select
          size="xs"
          w={130}
          aria-label={t("every")}
          allowDeselect={false}
          data={EVERY.map((one) => ({ value: one, label: t(`everys.${one}`) }))}
          value={everyOf(asked, span)}
          onChange={(value) => ask({ every: (value as (typeof EVERY)[number]) ?? undefined })}
        />
      )}
    </Group>
  );
}

import { Box, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DAYS, type Form, isAlways, open } from "@/stores/hours/hours";
import "@/stores/hours/week.css";

const MARKS = [0, 6, 12, 18, 24];

/** The week as a picture: a bar for each day, filled where people are there. */
export function Week({ form, names }: { form: Form; names: readonly string[] }) {
  const { t } = useTranslation("stores");
  const said = DAYS.map((day, at) => {
    const spans = form[day].map((one) => `${one.opens}–${one.closes}`).join(", ");
    return `${names[at]} ${spans || t("hours.closed")}`;
  }).join("; ");
  return (
    <Box role="img" aria-label={isAlways(form) ? t("hours.always") : said} className="week">
      <Stack gap={4} aria-hidden>
        {DAYS.map((day, at) => (
          <div key={day} className="week-day">
            <Text size="xs" span>
              {names[at]?.slice(0, 3)}
            </Text>
            <div className="week-bar">
              {open(form, at).map(([from, to]) => (
                <span
                  key={from}
                  style={{ insetInlineStart: `${from * 100}%`, width: `${(to - from) * 100}%` }}
                />
              ))}
            </div>
          </div>
        ))}
        <div className="week-day">
          <span />
          <div className="week-marks">
            {MARKS.map((hour) => (
              <Text key={hour} size="xs" span c="dimmed">
                {hour}
              </Text>
            ))}
          </div>
        </div>
      </Stack>
    </Box>
  );
}

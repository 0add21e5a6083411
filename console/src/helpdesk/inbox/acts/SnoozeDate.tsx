import { Button, Group, Modal, Stack } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CalendarWords } from "@/kit/CalendarWords";
import { moment } from "@/kit/format";

const YEAR = 365 * 86_400_000;

/** Chooses the moment to which a ticket is put aside. */
export function SnoozeDate({ onClose, onWait }: { onClose: () => void; onWait: (until: Date) => void }) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const [at, setAt] = useState<string | null>(null);
  const chosen = at ? new Date(at.replace(" ", "T")) : null;
  const isPast = chosen !== null && chosen.getTime() <= Date.now();
  return (
    <Modal opened onClose={onClose} title={t("snooze.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!chosen || isPast) return;
          onWait(chosen);
          onClose();
        }}
      >
        <Stack>
          <CalendarWords>
            <DateTimePicker
              label={t("snooze.until")}
              value={at}
              onChange={setAt}
              minDate={new Date()}
              maxDate={new Date(Date.now() + YEAR)}
              error={isPast ? t("snooze.past") : undefined}
              valueFormat={(date) => moment(date.replace(" ", "T"))}
              data-autofocus
            />
          </CalendarWords>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" disabled={!chosen || isPast}>
              {t("snooze.do")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

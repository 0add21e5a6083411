import { Button, Grid, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { OfficeHours, StoreShown } from "@/api";
import {
  getStoresByStoreHoursOptions,
  getStoresByStoreHoursQueryKey,
  getStoresOptions,
  putStoresByStoreHoursMutation,
} from "@/api/@tanstack/react-query.gen";
import { ErrorNotice, Loading } from "@/kit/Notices";
import { Part } from "@/kit/Part";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";
import { useMay } from "@/shell/session";
import { Frame } from "@/stores/Frame";
import { HandoffWays } from "@/stores/HandoffWays";
import { Holidays } from "@/stores/hours/Holidays";
import { DAYS, type Day, type Form, formOf, isAlways, sent, wrongs } from "@/stores/hours/hours";
import { OpenNow } from "@/stores/hours/OpenNow";
import { SpansEdit } from "@/stores/hours/SpansEdit";
import { Week } from "@/stores/hours/Week";
import { Saving } from "@/stores/Saving";
import { isSame, useDraft } from "@/stores/useDraft";

/** When people of a store are there: its week, its holidays, and whether it is open now (S4-07). */
export function HoursPage() {
  const { t } = useTranslation("stores");
  return (
    <Frame title={t("hours.title")} about={t("hours.about")} ways={<HandoffWays />}>
      {(store) => <OfStore key={store.key} store={store} />}
    </Frame>
  );
}

function OfStore({ store }: { store: StoreShown }) {
  const found = useQuery(getStoresByStoreHoursOptions({ path: { store: store.key } }));
  if (found.error && !found.data)
    return <ErrorNotice error={found.error} again={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={8} />;
  return <HoursForm store={store} stored={found.data} />;
}

/** The names of the days, Monday first, as the reader's language has them. */
function dayNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  return DAYS.map((_, at) => format.format(Date.UTC(2026, 10, 16 + at)));
}

function HoursForm({ store, stored }: { store: StoreShown; stored: OfficeHours }) {
  const { t, i18n } = useTranslation("stores");
  const may = useMay("admin");
  const queries = useQueryClient();
  const draft = useDraft<Form>(`store-hours:${store.key}`, formOf(stored));
  const { now } = draft;
  const names = dayNames(i18n.language);
  const queryKey = getStoresByStoreHoursQueryKey({ path: { store: store.key } });
  const save = useMutation({
    ...putStoresByStoreHoursMutation(),
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, answer);
      void queries.invalidateQueries({ queryKey: getStoresOptions().queryKey });
      draft.forget();
      told(t("hours.saved", { name: store.name }));
    },
    onError: (error) => {
      if (asProblem(error).status === 409) void queries.invalidateQueries({ queryKey });
    },
  });
  const found = wrongs(now);
  const wrong = (key: string) => (found[key] ? t(`hours.wrong.${found[key]}`) : undefined);
  const put = (change: Partial<Form>) => {
    if (save.error) save.reset();
    draft.put(change);
  };
  const was = formOf(stored);
  const changed = DAYS.map((day, at) => (isSame(now[day], was[day]) ? "" : (names[at] ?? ""))).filter(
    Boolean,
  );
  if (!isSame(now.holidays, was.holidays)) changed.push(t("holidays.title"));
  const copy = () => {
    const monday = now.monday;
    const rest: Day[] = ["tuesday", "wednesday", "thursday", "friday"];
    put(Object.fromEntries(rest.map((day) => [day, monday])) as Partial<Form>);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          path: { store: store.key },
          body: { ...sent(now), before: sent(draft.before) },
        });
      }}
    >
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <Part title={t("hours.week")} about={t("hours.week_about", { zone: store.time_zone })}>
              {DAYS.map((day, at) => (
                <section key={day} className="hours-day" aria-label={names[at]}>
                  <Text fw={600} tt="capitalize">
                    {names[at]}
                  </Text>
                  <Stack gap={4}>
                    <SpansEdit
                      of={names[at] ?? day}
                      spans={now[day]}
                      closed={t(isAlways(now) ? "hours.all_day" : "hours.closed")}
                      error={wrong(day)}
                      may={may}
                      onChange={(spans) => put({ [day]: spans })}
                    />
                    {may && day === "monday" && now.monday.length > 0 && (
                      <Button size="compact-sm" variant="subtle" w="fit-content" onClick={copy}>
                        {t("hours.copy", { from: names[1], to: names[4] })}
                      </Button>
                    )}
                  </Stack>
                </section>
              ))}
            </Part>
            <Part title={t("holidays.title")} about={t("holidays.about")}>
              <Holidays
                days={now.holidays}
                wrong={(at) => wrong(`holiday.${at}`)}
                may={may}
                onChange={(holidays) => put({ holidays })}
              />
            </Part>
            {may && (
              <Saving
                draft={draft}
                isSaving={save.isPending}
                isWrong={Object.keys(found).length > 0}
                error={save.error}
                changes={changed}
              />
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Part title={t("hours.now")}>
            <OpenNow store={store} />
            <Week form={now} names={names} />
          </Part>
        </Grid.Col>
      </Grid>
    </form>
  );
}

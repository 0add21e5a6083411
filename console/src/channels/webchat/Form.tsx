import {
  Alert,
  Button,
  Checkbox,
  ColorInput,
  Grid,
  Group,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WidgetSettings, WidgetShown } from "@/api";
import {
  getStoresByStoreWidgetLookOptions,
  getStoresByStoreWidgetQueryKey,
  putStoresByStoreWidgetMutation,
} from "@/api/@tanstack/react-query.gen";
import { Sample } from "@/channels/webchat/Sample";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told, useRefused } from "@/kit/saving";
import { useKept } from "@/kit/useKept";
import { LANGUAGES } from "@/kit/words";
import { useMay } from "@/shell/session";
import { Overtaken } from "@/stores/Saving";

const COLOUR = /^#[0-9a-f]{6}$/i;

interface Draft {
  /** What was saved when the draft was begun. */
  from: WidgetSettings;
  now: WidgetSettings;
}

const NONE: Draft | null = null;

interface FormProps {
  store: { key: string; name: string };
  saved: WidgetShown;
}

export function Form({ store, saved }: FormProps) {
  const { t, i18n } = useTranslation("channels/webchat");
  const may = useMay("admin");
  const queries = useQueryClient();
  const refused = useRefused();
  const side = useId();
  const [draft, setDraft, forget] = useKept<Draft | null>(`chat-window:${store.key}`, NONE);
  const [language, setLanguage] = useState("en");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const now = draft?.now ?? saved.settings;
  const isChanged = draft !== null && !isSame(draft.now, saved.settings);
  const isOvertaken = draft !== null && !isSame(draft.from, saved.settings);

  const [colour] = useDebouncedValue(now.colour ?? "", 200);
  const shown = useQuery({
    ...getStoresByStoreWidgetLookOptions({ path: { store: store.key }, query: { colour } }),
    enabled: COLOUR.test(colour) && colour !== saved.settings.colour,
    placeholderData: keepPreviousData,
  });
  const look = (colour !== saved.settings.colour && shown.data) || saved.look;

  const save = useMutation({
    ...putStoresByStoreWidgetMutation(),
    onSuccess: (answer) => {
      queries.setQueryData(getStoresByStoreWidgetQueryKey({ path: { store: store.key } }), answer);
      forget();
      setErrors({});
      told(t("saved", { store: store.name }));
    },
    onError: (error) => {
      if (asProblem(error).status === 409) {
        void queries.invalidateQueries({
          queryKey: getStoresByStoreWidgetQueryKey({ path: { store: store.key } }),
        });
        return;
      }
      setErrors(fieldErrors(error));
      refused(error);
    },
  });

  function put(change: Partial<WidgetSettings>): void {
    setErrors({});
    setDraft({ from: draft?.from ?? saved.settings, now: { ...now, ...change } });
  }
  const named = new Intl.DisplayNames(i18n.language, { type: "language" });
  const languages = LANGUAGES.map((one) => ({ value: one as string, label: named.of(one) ?? one }));
  const asks = now.asks ?? [];

  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isChanged && !isOvertaken)
              save.mutate({ path: { store: store.key }, body: { ...now, before: draft.from } });
          }}
        >
          <fieldset disabled={!may} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
            <Stack gap="md">
              {!may && <Alert color="gray">{t("only_admins")}</Alert>}
              <Overtaken
                draft={{
                  isChanged,
                  isOvertaken: isOvertaken && isChanged,
                  insist: () => setDraft({ from: saved.settings, now }),
                  forget,
                }}
              />
              <ColorInput
                withEyeDropper={false}
                label={t("colour")}
                description={t("colour_about")}
                format="hex"
                disabled={!may}
                value={now.colour ?? ""}
                error={errors.colour}
                onChange={(value) => put({ colour: value })}
              />
              <Stack gap={4}>
                <Text size="sm" fw={600} id={side}>
                  {t("side")}
                </Text>
                <SegmentedControl
                  aria-labelledby={side}
                  disabled={!may}
                  value={now.side ?? "right"}
                  onChange={(value) => put({ side: value as "left" | "right" })}
                  data={[
                    { value: "left", label: t("left") },
                    { value: "right", label: t("right") },
                  ]}
                />
              </Stack>
              <NumberInput
                label={t("bottom")}
                description={t("bottom_about")}
                min={0}
                max={200}
                allowDecimal={false}
                value={now.bottom ?? 20}
                error={errors.bottom}
                onChange={(value) => put({ bottom: Number(value) || 0 })}
              />
              <Select
                label={t("words_in")}
                description={t("words_about")}
                data={languages}
                allowDeselect={false}
                disabled={!may}
                value={language}
                onChange={(value) => setLanguage(value ?? "en")}
              />
              <TextInput
                label={t("own_title")}
                maxLength={40}
                placeholder={t("sample_title")}
                value={now.titles?.[language] ?? ""}
                error={errors.titles}
                onChange={(event) =>
                  put({ titles: { ...now.titles, [language]: event.currentTarget.value } })
                }
              />
              <Textarea
                label={t("own_greeting")}
                maxLength={300}
                autosize
                placeholder={t("sample_greeting")}
                value={now.greetings?.[language] ?? ""}
                error={errors.greetings}
                onChange={(event) =>
                  put({
                    greetings: {
                      ...now.greetings,
                      [language]: event.currentTarget.value.replaceAll("\n", " "),
                    },
                  })
                }
              />
              <MultiSelect
                label={t("languages")}
                description={t("languages_about")}
                data={languages}
                clearable
                disabled={!may}
                value={now.languages ?? []}
                error={errors.languages}
                onChange={(value) => put({ languages: value })}
              />
              <Checkbox.Group
                label={t("asks")}
                description={t("asks_about")}
                value={asks}
                onChange={(value) => put({ asks: value as WidgetSettings["asks"] })}
              >
                <Group mt="xs">
                  <Checkbox value="email" label={t("ask_email")} />
                  <Checkbox value="topic" label={t("ask_topic")} />
                </Group>
              </Checkbox.Group>
              <Checkbox
                label={t("sound")}
                checked={now.has_sound ?? true}
                onChange={(event) => put({ has_sound: event.currentTarget.checked })}
              />
              <Checkbox
                label={t("rating")}
                description={t("rating_about")}
                checked={now.asks_rating ?? true}
                onChange={(event) => put({ asks_rating: event.currentTarget.checked })}
              />
              <TextInput
                label={t("contact")}
                description={t("contact_about")}
                maxLength={300}
                value={now.contact ?? ""}
                error={errors.contact}
                onChange={(event) => put({ contact: event.currentTarget.value })}
              />
              {may && (
                <Group>
                  <Button type="submit" disabled={!isChanged || isOvertaken} loading={save.isPending}>
                    {t("save")}
                  </Button>
                  {isChanged && (
                    <>
                      <Button variant="default" onClick={forget}>
                        {t("undo")}
                      </Button>
                      <Text size="sm" c="dimmed" role="status">
                        {t("unsaved")}
                      </Text>
                    </>
                  )}
                </Group>
              )}
            </Stack>
          </fieldset>
        </form>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Sample look={look} settings={now} language={language} />
      </Grid.Col>
    </Grid>
  );
}

/** Whether two say the same, whatever order their words came in. */
function isSame(one: WidgetSettings, other: WidgetSettings): boolean {
  const sorted = (value: unknown): unknown =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort()
            .filter(([, held]) => held !== "")
            .map(([key, held]) => [key, sorted(held)]),
        )
      : value;
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

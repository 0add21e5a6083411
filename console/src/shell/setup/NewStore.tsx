import { Button, Group, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patchStoresByStoreSettings, postStores } from "@/api";
import { getStoresQueryKey } from "@/api/@tanstack/react-query.gen";
import { ErrorNotice } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { fieldErrors, told } from "@/kit/saving";
import { languageChoices } from "@/knowledge/room";
import { useMay } from "@/shell/session";
import { keyOf, originOf } from "@/shell/setup/typed";
import { ownZone, zones } from "@/shell/setup/zones";

const LONGEST_NAME = 80;

/** The first of a store: its name, where its shop is, and in what language and time it lives. */
export function NewStore() {
  const { t, i18n } = useTranslation("shell/setup");
  const may = useMay("admin");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const [added, setAdded] = useState("");
  const form = useForm({
    initialValues: { name: "", site: "", language: i18n.language.slice(0, 2), time_zone: ownZone(), key: "" },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (name.trim() ? null : t("form.name_missing")),
      site: (site) => (!site.trim() || originOf(site) ? null : t("form.site_wrong")),
    },
  });
  const key = form.values.key || keyOf(form.values.name);
  const save = form.onSubmit(async (values) => {
    setError(null);
    setBusy(true);
    const origin = originOf(values.site);
    try {
      // What was added before its settings could not be kept is not added again.
      if (added !== key) await postStores({ body: { key, name: values.name.trim() }, throwOnError: true });
      setAdded(key);
      await patchStoresByStoreSettings({
        path: { store: key },
        body: {
          language: values.language,
          time_zone: values.time_zone,
          ...(origin ? { origins: [origin] } : {}),
        },
        throwOnError: true,
      });
      told(t("form.added", { name: values.name.trim() }));
      await navigate({ to: "/setup", search: { store: key, step: "content" } });
      await queries.invalidateQueries({ queryKey: getStoresQueryKey() });
    } catch (thrown) {
      setError(thrown);
      const taken = asProblem(thrown).code === "key_taken";
      form.setErrors(taken ? { key: t("form.key_taken") } : fieldErrors(thrown));
    } finally {
      setBusy(false);
    }
  });
  return (
    <form onSubmit={save}>
      <Stack gap="md" maw={640}>
        {error !== null && <ErrorNotice error={error} />}
        <TextInput
          label={t("form.name")}
          description={t("form.name_about")}
          maxLength={LONGEST_NAME}
          withAsterisk
          disabled={!may}
          {...form.getInputProps("name")}
        />
        <TextInput
          label={t("form.site")}
          description={t("form.site_about")}
          placeholder="https://shop.example.com"
          inputMode="url"
          disabled={!may}
          {...form.getInputProps("site")}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t("form.language")}
            description={t("form.language_about")}
            data={languageChoices()}
            allowDeselect={false}
            disabled={!may}
            {...form.getInputProps("language")}
          />
          <Select
            label={t("form.time_zone")}
            description={t("form.time_zone_about")}
            data={zones()}
            searchable
            allowDeselect={false}
            disabled={!may}
            {...form.getInputProps("time_zone")}
          />
        </SimpleGrid>
        <TextInput
          label={t("form.key")}
          description={t("form.key_about")}
          maxLength={40}
          disabled={!may}
          placeholder={keyOf(form.values.name)}
          {...form.getInputProps("key")}
        />
        {may && (
          <Group>
            <Button type="submit" loading={isBusy}>
              {t("form.add")}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

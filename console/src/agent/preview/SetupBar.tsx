import { Autocomplete, Button, Group, Select, Switch } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconRefresh } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { FRESH, type Preview } from "@/agent/preview/usePreview";
import { getPreviewStoresByStoreCustomersOptions } from "@/api/@tanstack/react-query.gen";
import { LANGUAGES } from "@/kit/words";

const MANNERS = ["webchat", "sms", "whatsapp", "email"] as const;
const ANY = "any";

/** Whom one plays: on which channel, as which customer, in which language, signed in or not. */
export function SetupBar({ preview, store }: { preview: Preview; store: string }) {
  const { t, i18n } = useTranslation("agent/preview");
  const { setup, change } = preview;
  const [words] = useDebouncedValue(setup.email, 250);
  const { data } = useQuery({
    ...getPreviewStoresByStoreCustomersOptions({ path: { store }, query: { q: words } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const names = new Map((data ?? []).map((one) => [one.email, one.name]));
  const languages = new Intl.DisplayNames([i18n.language], { type: "language" });
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label={t("setup")}>
      <Select
        label={t("channel")}
        w={{ base: "100%", xs: 130 }}
        allowDeselect={false}
        data={MANNERS.map((value) => ({ value, label: t(`manner.${value}`) }))}
        value={setup.manner}
        onChange={(manner) => change({ manner: manner ?? FRESH.manner })}
      />
      <Autocomplete
        label={t("customer")}
        placeholder={t("customer_example")}
        w={{ base: "100%", xs: 240 }}
        value={setup.email}
        onChange={preview.name}
        onOptionSubmit={(email) => change({ email })}
        data={[...names.keys()]}
        filter={({ options }) => options}
        renderOption={({ option }) => `${names.get(option.value) ?? ""} ${option.value}`}
        limit={20}
        clearable
        clearButtonProps={{ "aria-label": t("nobody") }}
      />
      <Select
        label={t("language")}
        w={{ base: "100%", xs: 150 }}
        allowDeselect={false}
        data={[
          { value: ANY, label: t("as_written") },
          ...LANGUAGES.map((value) => ({ value, label: languages.of(value) ?? value })),
        ]}
        value={setup.language || ANY}
        onChange={(language) => change({ language: language === ANY ? "" : (language ?? "") })}
      />
      <Switch
        mb={8}
        label={t("from_start")}
        checked={setup.isSignedIn}
        disabled={!setup.email}
        onChange={(event) => change({ isSignedIn: event.currentTarget.checked })}
      />
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={preview.restart}
        disabled={!preview.conversation}
      >
        {t("anew")}
      </Button>
    </Group>
  );
}

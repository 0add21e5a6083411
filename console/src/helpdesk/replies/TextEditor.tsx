import { Button, Group, Menu, ScrollArea, Select, Stack, Text, Textarea } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { getDeskTemplatesVariablesOptions } from "@/api/@tanstack/react-query.gen";
import { keyOf, LONGEST, put, TONES, written } from "@/helpdesk/replies/texts";
import { VariableProblems } from "@/helpdesk/replies/VariableProblems";
import { number } from "@/kit/format";
import { LANGUAGES, languageNow } from "@/kit/words";

interface Props {
  texts: Record<string, string>;
  isReadOnly?: boolean;
  onChange: (texts: Record<string, string>) => void;
  /** How many variables of the text that is shown are wrong. */
  onProblems: (count: number) => void;
}

/** The words of a template, one language and tone at a time; variables are put in by name. */
export function TextEditor({ texts, isReadOnly, onChange, onProblems }: Props) {
  const { t, i18n } = useTranslation("helpdesk/replies");
  const there = written(texts);
  const [language, setLanguage] = useState<string>(() => (there[languageNow()] ? languageNow() : "en"));
  const [tone, setTone] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const key = keyOf(language, tone);
  const text = texts[key] ?? "";
  const names = new Intl.DisplayNames(i18n.language, { type: "language" });
  const write = (value: string) => onChange({ ...texts, [key]: value });
  const insert = (name: string) => {
    const area = field.current;
    const done = put(text, area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length, name);
    write(done.text);
    setTimeout(() => {
      area?.focus();
      area?.setSelectionRange(done.at, done.at);
    });
  };
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-end">
        <Select
          label={t("language")}
          w={180}
          allowDeselect={false}
          data={LANGUAGES.map((one) => ({
            value: one,
            label: Object.keys(there).some((key) => key.split(":")[0] === one)
              ? (names.of(one) ?? one)
              : t("not_written", { language: names.of(one) }),
          }))}
          value={language}
          onChange={(value) => setLanguage(value ?? "en")}
        />
        <Select
          label={t("tone")}
          w={180}
          allowDeselect={false}
          data={["", ...TONES].map((one) => ({
            value: one,
            label:
              there[keyOf(language, one)] || !one
                ? t(`tones.${one || "plain"}`)
                : t("not_written", { language: t(`tones.${one}`) }),
          }))}
          value={tone}
          onChange={(value) => setTone(value ?? "")}
        />
        {!isReadOnly && <Variables insert={insert} />}
      </Group>
      <Textarea
        ref={field}
        label={t("words_in", { language: names.of(language) })}
        description={tone ? t("tone_about") : undefined}
        lang={language}
        autosize
        minRows={8}
        maxRows={22}
        readOnly={isReadOnly}
        value={text}
        error={text.length > LONGEST && t("too_long", { most: number(LONGEST) })}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed">
        {t("length", { count: text.length, most: number(LONGEST) })}{" "}
        {t("fallback_about", { example: "{{customer.first_name|there}}" })}
      </Text>
      <VariableProblems
        text={text}
        onMend={isReadOnly ? undefined : write}
        onCount={onProblems}
        field={field}
      />
    </Stack>
  );
}

function Variables({ insert }: { insert: (name: string) => void }) {
  const { t } = useTranslation("helpdesk/replies");
  const variables = useQuery({ ...getDeskTemplatesVariablesOptions(), staleTime: 3_600_000 });
  return (
    <Menu width={320} withinPortal position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconBraces size={16} aria-hidden />}>
          {t("insert_variable")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={320} type="auto">
          {(variables.data ?? []).map((one) => (
            <Menu.Item key={one.name} onClick={() => insert(one.name)}>
              <Text size="sm" ff="monospace">
                {one.name}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`variables.${one.name.replaceAll(".", "_")}`, { defaultValue: one.meaning })}
              </Text>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

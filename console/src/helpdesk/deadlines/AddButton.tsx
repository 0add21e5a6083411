import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface Preset<T> {
  name: string;
  rules: T;
}

/** Adds one of a kind: from nothing, or from a preset that can be changed before it is saved. */
export function AddButton<T>({
  label,
  presets,
  words,
  empty,
  onAdd,
}: {
  label: string;
  presets: readonly Preset<T>[];
  words: "policy" | "rule";
  empty: T;
  onAdd: (begin: Preset<T>) => void;
}) {
  const { t } = useTranslation("helpdesk/deadlines");
  const named = (name: string) =>
    t([words, "preset", name].join("|"), { keySeparator: "|", defaultValue: name });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAdd({ name: "", rules: empty })}>{t("own")}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("presets")}</Menu.Label>
        {presets.map((one) => (
          <Menu.Item key={one.name} onClick={() => onAdd({ name: named(one.name), rules: one.rules })}>
            {named(one.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { Group, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TemplateShown } from "@/api";

/** The canned replies that fit what was typed behind the slash; the keys stay with the field they are typed in. */
export function SlashList({
  id,
  found,
  at,
  onChoose,
}: {
  id: string;
  found: readonly TemplateShown[];
  at: number;
  onChoose: (one: TemplateShown) => void;
}) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const chosen = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is chosen, so that one comes into view
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: "nearest" });
  }, [at]);
  if (found.length === 0)
    return (
      <Text size="sm" p="xs" role="status">
        {t("slash.none")}
      </Text>
    );
  return (
    <div className="slash" id={id} role="listbox" aria-label={t("slash.title")}>
      {found.map((one, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field that it is typed in hears the keys
        <div
          key={one.id}
          id={`${id}-${place}`}
          ref={place === at ? chosen : undefined}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className="slash-option"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(one)}
        >
          <Group gap="xs" wrap="nowrap">
            <Text size="sm" fw={600} style={{ whiteSpace: "nowrap" }}>
              /{one.key}
            </Text>
            <Text size="sm" truncate>
              {one.name}
            </Text>
          </Group>
        </div>
      ))}
    </div>
  );
}

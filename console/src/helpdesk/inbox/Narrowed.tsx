import { Button, Group, Pill } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FILTERS, type Look } from "@/helpdesk/inbox/look";
import { languageName, useChange } from "@/helpdesk/inbox/useChange";
import { useNames } from "@/helpdesk/inbox/useTickets";
import { useStores } from "@/shell/session";

function useShownValue(): (name: (typeof FILTERS)[number], look: Look) => string {
  const { t } = useTranslation("helpdesk/inbox");
  const names = useNames();
  const stores = useStores();
  return (name, look) => {
    const value = look[name];
    if (name === "state") return t(`filter.${value}`);
    if (name === "unread") return t("filter.unread");
    if (name === "brand") return stores.find((one) => one.id === value)?.name ?? `#${value}`;
    if (name === "assignee") return names.get(Number(value)) ?? `#${value}`;
    if (name === "customer") return t("filter.customer", { number: value });
    if (name === "language") return languageName(String(value));
    if (name === "tag") return String(value);
    return t(`${name}.${value}`, { defaultValue: String(value) });
  };
}

/** The filters that narrow the list, each with a way to take it off. */
export function Narrowed({ look }: { look: Look }) {
  const { t } = useTranslation("helpdesk/inbox");
  const change = useChange();
  const shown = useShownValue();
  const used = FILTERS.filter((name) => look[name] !== undefined);
  if (used.length === 0) return null;
  return (
    <Group gap={4} mt={6}>
      {used.map((name) => (
        <Pill
          key={name}
          size="sm"
          withRemoveButton
          onRemove={() => change({ [name]: undefined })}
          removeButtonProps={{
            "aria-label": t("filter.remove", { filter: shown(name, look) }),
            "aria-hidden": false,
            tabIndex: 0,
          }}
        >
          {shown(name, look)}
        </Pill>
      ))}
      {used.length > 1 && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => change(Object.fromEntries(used.map((name) => [name, undefined])))}
        >
          {t("filter.clear")}
        </Button>
      )}
    </Group>
  );
}

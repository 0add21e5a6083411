import { Fieldset, MultiSelect, SimpleGrid, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Match } from "@/api";
import { getStaffTeamsOptions } from "@/api/@tanstack/react-query.gen";
import { useStores } from "@/shell/session";

export const PRIORITIES = ["low", "normal", "high", "urgent"] as const;
export const CHANNELS = ["webchat", "email", "sms", "whatsapp"] as const;
const UNASSIGNED = "none";

/** Which tickets are meant: all that stands here must hold, and what is empty asks for nothing (S5-60). */
export function MatchEdit({ match, onChange }: { match: Match; onChange: (match: Match) => void }) {
  const { t } = useTranslation("helpdesk/deadlines");
  const stores = useStores();
  const teams = useQuery({ ...getStaffTeamsOptions(), staleTime: 60_000 }).data?.items ?? [];
  const named = (words: readonly string[], of: string) =>
    words.map((value) => ({ value, label: t(`${of}.${value}`) }));
  return (
    <Fieldset legend={t("match.title")}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <MultiSelect
          label={t("match.teams")}
          placeholder={match.teams?.length ? undefined : t("match.every")}
          data={[
            { value: UNASSIGNED, label: t("match.unassigned") },
            ...teams
              .filter((one) => !one.is_retired)
              .map((one) => ({ value: String(one.id), label: one.name })),
          ]}
          value={(match.teams ?? []).map((one) => (one === null ? UNASSIGNED : String(one)))}
          onChange={(next) =>
            onChange({ ...match, teams: next.map((one) => (one === UNASSIGNED ? null : Number(one))) })
          }
        />
        <TagsInput
          label={t("match.tags")}
          placeholder={match.tags?.length ? undefined : t("match.tags_hint")}
          value={match.tags ?? []}
          maxTags={50}
          acceptValueOnBlur
          onChange={(tags) => onChange({ ...match, tags })}
        />
        <MultiSelect
          label={t("match.priorities")}
          placeholder={match.priorities?.length ? undefined : t("match.every")}
          data={named(PRIORITIES, "priority")}
          value={match.priorities ?? []}
          onChange={(priorities) => onChange({ ...match, priorities })}
        />
        <MultiSelect
          label={t("match.channels")}
          placeholder={match.channels?.length ? undefined : t("match.every")}
          data={named(CHANNELS, "channel")}
          value={match.channels ?? []}
          onChange={(channels) => onChange({ ...match, channels })}
        />
        {(stores.length > 1 || (match.stores?.length ?? 0) > 0) && (
          <MultiSelect
            label={t("match.stores")}
            placeholder={match.stores?.length ? undefined : t("match.every")}
            data={stores.map((one) => ({ value: String(one.id), label: one.name }))}
            value={(match.stores ?? []).map(String)}
            onChange={(next) => onChange({ ...match, stores: next.map(Number) })}
          />
        )}
      </SimpleGrid>
    </Fieldset>
  );
}

import { Group, Select, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { PriorityBody, ShownTicketBody } from "@/api";
import { getDeskPeopleAssignableOptions, getStaffTeamsOptions } from "@/api/@tanstack/react-query.gen";
import type { Acts } from "@/helpdesk/inbox/acts/useActs";
import { useNames } from "@/helpdesk/inbox/useTickets";
import { useMe } from "@/shell/session";

const PRIORITIES = ["urgent", "high", "normal", "low"] as const;

export interface Fields {
  assignee: RefObject<HTMLInputElement | null>;
  priority: RefObject<HTMLInputElement | null>;
  tags: RefObject<HTMLInputElement | null>;
}

/** Whom a ticket is given to, how much it hurries, and its tags; each changes at once. */
export function Given({ ticket, acts, fields }: { ticket: ShownTicketBody; acts: Acts; fields: Fields }) {
  const { t } = useTranslation("helpdesk/inbox/acts");
  const me = useMe();
  const names = useNames();
  const people = useQuery({
    ...getDeskPeopleAssignableOptions({ query: { store: ticket.store_id } }),
    staleTime: 60_000,
  });
  const teams = useQuery({ ...getStaffTeamsOptions(), staleTime: 60_000 });
  const assignable = [
    ...(people.data ?? [])
      .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id))
      .map((one) => ({
        value: String(one.id),
        label: one.id === me.id ? t("me", { name: one.name }) : one.name,
      })),
  ];
  const held = ticket.assignee_id === null ? null : String(ticket.assignee_id);
  if (held && !assignable.some((one) => one.value === held))
    assignable.push({ value: held, label: names.get(Number(held)) ?? t("somebody") });
  const inTeams = (teams.data?.items ?? [])
    .filter((one) => !one.is_retired || one.id === ticket.team_id)
    .map((one) => ({ value: String(one.id), label: one.name }));
  const clearing = { clearButtonProps: { "aria-label": t("clear") } };
  return (
    <Group gap={6} className="given">
      <Select
        ref={fields.assignee}
        size="xs"
        className="given-wide"
        aria-label={t("assignee")}
        placeholder={t("unassigned")}
        searchable
        clearable
        comboboxProps={{ withinPortal: true, width: 220 }}
        nothingFoundMessage={t("nobody_found")}
        data={assignable}
        value={held}
        onChange={(id) =>
          acts.assign(id ? Number(id) : null, people.data?.find((one) => String(one.id) === id)?.name)
        }
        {...clearing}
      />
      <Select
        size="xs"
        className="given-wide"
        aria-label={t("team")}
        placeholder={t("no_team")}
        clearable
        comboboxProps={{ withinPortal: true, width: 220 }}
        data={inTeams}
        value={ticket.team_id === null ? null : String(ticket.team_id)}
        onChange={(id) => acts.team(id ? Number(id) : null, inTeams.find((one) => one.value === id)?.label)}
        {...clearing}
      />
      <Select
        ref={fields.priority}
        size="xs"
        className="given-narrow"
        aria-label={t("priority.title")}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
        data={PRIORITIES.map((one) => ({ value: one, label: t(`priority.${one}`) }))}
        value={ticket.priority}
        onChange={(one) => one && acts.priority(one as PriorityBody["priority"])}
      />
      <TagsInput
        ref={fields.tags}
        size="xs"
        className="tags"
        aria-label={t("tags")}
        placeholder={ticket.tags.length ? undefined : t("add_tag")}
        maxTags={50}
        splitChars={[","]}
        acceptValueOnBlur={false}
        value={ticket.tags}
        onChange={(tags) => {
          const added = tags.find((one) => !ticket.tags.includes(one));
          const gone = ticket.tags.find((one) => !tags.includes(one));
          if (added?.trim()) acts.tag(added.trim());
          else if (gone) acts.untag(gone);
        }}
      />
    </Group>
  );
}

import { ActionIcon, Badge, Group as Line, Menu, Text } from "@mantine/core";
import { IconBoxMultiple, IconCopy, IconDots, IconExclamationCircle, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { CompareEdit } from "@/helpdesk/routing/builder/CompareEdit";
import { useBuilder } from "@/helpdesk/routing/builder/context";
import { DidEdit } from "@/helpdesk/routing/builder/DidEdit";
import { fieldOf } from "@/helpdesk/routing/builder/naming";
import { PropertySelect } from "@/helpdesk/routing/builder/PropertySelect";
import {
  copied,
  type DidPart,
  group,
  type ProfilePart,
  type TicketPart,
} from "@/helpdesk/routing/builder/tree";
import { VerdictMark } from "@/helpdesk/routing/builder/VerdictMark";

type Leaf = DidPart | ProfilePart | TicketPart;

/** One condition: what it asks, what is wrong with it, and whether it was true of the ticket that it was tried on. */
export function RowEdit({ part }: { part: Leaf }) {
  const { t } = useTranslation("helpdesk/routing");
  const { change, faults, left } = useBuilder();
  const wrong = faults.get(part.id);
  const faultsId = `faults-${part.id}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside each fieldset is too much to hear
    <div
      className="cond-row"
      role="group"
      aria-label={t(`row.${part.kind}`)}
      aria-describedby={wrong ? faultsId : undefined}
      data-wrong={wrong ? true : undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) left(part.id);
      }}
    >
      <Line gap="xs" justify="space-between" wrap="nowrap" mb={4}>
        <Line gap={6}>
          <Text size="xs" c="dimmed" fw={600}>
            {t(`row.${part.kind}`)}
          </Text>
          {part.not && (
            <Badge size="sm" variant="default" styles={{ label: { textTransform: "none" } }}>
              {t("row.not")}
            </Badge>
          )}
          <VerdictMark id={part.id} withFound />
        </Line>
        <Acts part={part} />
      </Line>
      <div className="cond-fields">
        {part.kind === "did" ? (
          <DidEdit did={part.did} onChange={(did) => change(part.id, () => ({ ...part, did }))} />
        ) : (
          <PropertyEdit part={part} />
        )}
      </div>
      {wrong && (
        <Line gap={4} mt={4} wrap="nowrap" id={faultsId} role="alert" c="red">
          <IconExclamationCircle size={14} aria-hidden />
          <Text size="xs">{wrong.map((one) => one[0]?.toUpperCase() + one.slice(1)).join(" ")}</Text>
        </Line>
      )}
    </div>
  );
}

function PropertyEdit({ part }: { part: ProfilePart | TicketPart }) {
  const { change, catalogue } = useBuilder();
  const name = part.kind === "profile" ? part.profile.name : part.ticket.field;
  const field = fieldOf(catalogue, part.kind, name);
  const compared = part.kind === "profile" ? part.profile : part.ticket;
  const take = (next: typeof compared) => change(part.id, () => ({ ...part, [part.kind]: next }) as Leaf);
  return (
    <>
      <PropertySelect
        of={part.kind}
        value={name}
        onChange={(chosen) => {
          const next = fieldOf(catalogue, part.kind, chosen);
          const op = next.ops.includes(compared.op) ? compared.op : (next.ops[0] ?? "is");
          const value = next.type === "truth" ? true : undefined;
          take(
            part.kind === "profile"
              ? { name: chosen, op, value }
              : ({ field: chosen, op, value } as TicketPart["ticket"]),
          );
        }}
      />
      <CompareEdit field={field} compared={compared} onChange={(next) => take(next)} />
    </>
  );
}

function Acts({ part }: { part: Leaf }) {
  const { t } = useTranslation("helpdesk/routing");
  const { change, root, replace } = useBuilder();
  return (
    <Line gap={2} wrap="nowrap">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("row.acts")}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => change(part.id, () => ({ ...part, not: !part.not }))}>
            {part.not ? t("row.un_not") : t("row.make_not")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconBoxMultiple size={14} />}
            onClick={() => change(part.id, (one) => group([one], "any"))}
          >
            {t("group.deepen")}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => replace(copied(root, part.id))}>
            {t("row.copy")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t("row.remove")}
        onClick={() => change(part.id, () => null)}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Line>
  );
}

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Stack, VisuallyHidden } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleShown } from "@/api";
import {
  getDeskRoutingFieldsOptions,
  getDeskRoutingRulesQueryKey,
  postDeskRoutingRulesByRuleIdPlaceMutation,
} from "@/api/@tanstack/react-query.gen";
import { RuleRow } from "@/helpdesk/routing/RuleRow";
import { useCounts } from "@/helpdesk/routing/useRules";
import { useRefused } from "@/kit/saving";

/** The rules in their order; they are moved by dragging, by the keyboard, or by the buttons beside them. */
export function RuleList({ rules }: { rules: RuleShown[] }) {
  const { t } = useTranslation("helpdesk/routing");
  const [said, say] = useState("");
  const move = useMove(say);
  const counts = useCounts();
  const fields = useQuery({ ...getDeskRoutingFieldsOptions(), staleTime: 60_000 });
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const named = (id: unknown) => rules.find((one) => one.id === id)?.name ?? "";
  const placed = (id: unknown) => rules.findIndex((one) => one.id === id) + 1;
  const announcements: Announcements = {
    onDragStart: () => undefined,
    onDragOver: ({ active, over }) =>
      over
        ? t("drag_over", { name: named(active.id), place: placed(over.id), all: rules.length })
        : undefined,
    onDragEnd: () => undefined,
    onDragCancel: ({ active }) => t("drag_kept", { name: named(active.id) }),
  };
  const drop = ({ active, over }: DragEndEvent) => {
    const rule = rules.find((one) => one.id === active.id);
    if (rule && over && over.id !== active.id) move(rule, placed(over.id));
  };
  return (
    <>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t("drag_help") } }}
      >
        <SortableContext items={rules.map((one) => one.id)} strategy={verticalListSortingStrategy}>
          <Stack component="ul" gap={6} aria-label={t("list")} p={0} m={0} style={{ listStyle: "none" }}>
            {rules.map((rule) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                isLast={rule.place === rules.length}
                catalogue={fields.data}
                count={counts.data ? (counts.data.get(rule.id) ?? 0) : undefined}
                isCounting={counts.isLoading}
                onMove={(place) => move(rule, place)}
              />
            ))}
          </Stack>
        </SortableContext>
      </DndContext>
    </>
  );
}

/** Moves a rule: shown at once, and put back where the server refuses. */
function useMove(say: (sentence: string) => void): (rule: RuleShown, place: number) => void {
  const { t } = useTranslation("helpdesk/routing");
  const queries = useQueryClient();
  const refused = useRefused();
  const queryKey = getDeskRoutingRulesQueryKey();
  const mutation = useMutation({
    ...postDeskRoutingRulesByRuleIdPlaceMutation(),
    onSuccess: (kept) => say(t("moved", { name: kept.name, place: kept.place })),
    onError: refused,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey });
      void queries.invalidateQueries({ queryKey: ["routing", "counts"] });
    },
  });
  return (rule, place) => {
    void queries.cancelQueries({ queryKey });
    queries.setQueryData<RuleShown[]>(queryKey, (before = []) => {
      const others = before.filter((one) => one.id !== rule.id);
      others.splice(place - 1, 0, rule);
      return others.map((one, at) => ({ ...one, place: at + 1 }));
    });
    mutation.mutate({ path: { rule_id: rule.id }, body: { place } });
  };
}

import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { postDeskRoutingTrialsCondition } from "@/api";
import { type Group, partAt, writeTree } from "@/helpdesk/routing/builder/tree";

const PAUSE = 350;

/**
 * What is wrong with a condition while it is being written, by the part that it is wrong in.
 *
 * A part is complained of once somebody has been at it and left it, or wanted to save.
 */
export function useFaults(root: Group) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAll, showAll] = useState(false);
  const now = useMemo(() => writeTree(root), [root]);
  const text = JSON.stringify(now.condition);
  const [asked] = useDebouncedValue(text, PAUSE);
  const { data = [], isFetching } = useQuery({
    queryKey: ["routing", "faults", asked],
    queryFn: async ({ signal }) => {
      const body = { condition: JSON.parse(asked) as Record<string, unknown> };
      return (await postDeskRoutingTrialsCondition({ body, signal, throwOnError: true })).data;
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const faults = useMemo(() => {
    const found = new Map<string, string[]>();
    for (const { place, problem } of data) {
      const id = partAt(place, now.places);
      if (id && (isAll || left.has(id))) found.set(id, [...(found.get(id) ?? []), problem]);
    }
    return found;
  }, [data, now, left, isAll]);
  return {
    faults,
    isGood: data.length === 0 && asked === text && !isFetching,
    isKnown: asked === text && !isFetching,
    condition: now.condition,
    places: now.places,
    left: (id: string) => setLeft((before) => (before.has(id) ? before : new Set(before).add(id))),
    showAll,
  };
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { SkillShown } from "@/api";
import {
  getStoresByStoreSkillsByNameResultsOptions,
  getStoresByStoreSkillsOptions,
  getStoresByStoreSkillsQueryKey,
  putStoresByStoreSkillsByNameMutation,
} from "@/api/@tanstack/react-query.gen";
import { told, useRefused } from "@/kit/saving";

export const DAYS = 30;

/** The skills of a store, in the reader's language. */
export function useSkills(store: string) {
  const { t } = useTranslation("agent/skills");
  const select = useCallback((all: SkillShown[]) => all.map((one) => inWords(t, one)), [t]);
  return useQuery({ ...getStoresByStoreSkillsOptions({ path: { store } }), select });
}

/** A skill of ours is called and described as the reader speaks, another as its maker wrote it. */
function inWords(t: TFunction<"agent/skills">, skill: SkillShown): SkillShown {
  return {
    ...skill,
    title: t(`known.${skill.name}.title`, { defaultValue: skill.title }),
    description: t(`known.${skill.name}.about`, { defaultValue: skill.description }),
  };
}

/** How a skill did in the last thirty days. */
export function useResults(store: string, name: string) {
  return useQuery({
    ...getStoresByStoreSkillsByNameResultsOptions({ path: { store, name }, query: { days: DAYS } }),
    staleTime: 60_000,
  });
}

/** Switch a skill on or off, and say what it is now. */
export function useSwitch(store: string) {
  const { t } = useTranslation("agent/skills");
  const queries = useQueryClient();
  const refused = useRefused();
  return useMutation({
    ...putStoresByStoreSkillsByNameMutation(),
    onSuccess: (now: SkillShown) => {
      const key = getStoresByStoreSkillsQueryKey({ path: { store } });
      queries.setQueryData<SkillShown[]>(key, (all) =>
        all?.map((one) => (one.name === now.name ? now : one)),
      );
      told(
        t(`switched.${now.state as "live" | "unavailable" | "disabled"}`, { skill: inWords(t, now).title }),
      );
    },
    onError: refused,
  });
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { RuleShown, RulesDraft, To } from "@/api";
import {
  getDeskRoutingRulesByRuleIdQueryKey,
  getDeskRoutingRulesQueryKey,
  postDeskRoutingRulesMutation,
  putDeskRoutingRulesByRuleIdMutation,
} from "@/api/@tanstack/react-query.gen";
import type { Written } from "@/helpdesk/routing/useDraft";
import { asProblem } from "@/kit/problem";
import { told } from "@/kit/saving";

/** Where a draft brings its tickets, as the server takes it. */
export function toOf({ toKind, target }: Written): To {
  return { [toKind]: typeof target === "string" ? target.trim() : target };
}

export function bodyOf(draft: Written, condition: RulesDraft["condition"]): RulesDraft {
  return { name: draft.name.trim(), condition, to: toOf(draft), is_on: draft.isOn };
}

/** Saves a rule that is written, never over what somebody else has saved meanwhile; then shows the list. */
export function useSaveRule(rule: RuleShown | null, forget: () => void) {
  const { t } = useTranslation("helpdesk/routing");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const read = (id: number) => getDeskRoutingRulesByRuleIdQueryKey({ path: { rule_id: id } });
  const done = (saved: RuleShown, isNew: boolean) => {
    forget();
    queries.setQueryData(read(saved.id), saved);
    void queries.invalidateQueries({ queryKey: getDeskRoutingRulesQueryKey() });
    void queries.invalidateQueries({ queryKey: ["routing", "counts"] });
    told(t(isNew ? "added" : "saved", { name: saved.name, place: saved.place }));
    void navigate({ to: "/routing" });
  };
  const add = useMutation({ ...postDeskRoutingRulesMutation(), onSuccess: (saved) => done(saved, true) });
  const put = useMutation({
    ...putDeskRoutingRulesByRuleIdMutation(),
    onSuccess: (saved) => done(saved, false),
    onError: (error) => {
      const { code, status } = asProblem(error);
      if (rule && (code === "changed_meanwhile" || status === 404))
        void queries.invalidateQueries({ queryKey: read(rule.id) });
    },
  });
  return {
    save: (
      draft: Written,
      condition: RulesDraft["condition"],
      { asNew = false, readAt }: { asNew?: boolean; readAt?: string } = {},
    ) => {
      const body = bodyOf(draft, condition);
      if (rule && !asNew)
        put.mutate({ path: { rule_id: rule.id }, body: { ...body, read_at: readAt ?? draft.readAt } });
      else add.mutate({ body: { ...body, place: draft.place } });
    },
    isPending: add.isPending || put.isPending,
    error: add.error ?? put.error,
    reset: () => {
      if (add.error) add.reset();
      if (put.error) put.reset();
    },
  };
}

import { Anchor, Stack } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  getDeskRoutingFieldsOptions,
  getDeskRoutingRulesByRuleIdOptions,
} from "@/api/@tanstack/react-query.gen";
import { RuleEditor } from "@/helpdesk/routing/RuleEditor";
import { RuleReader } from "@/helpdesk/routing/RuleReader";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";
import { useMay } from "@/shell/session";

function BackToRules() {
  const { t } = useTranslation("helpdesk/routing");
  return (
    <Anchor
      component={Link}
      to="/routing"
      size="sm"
      display="inline-flex"
      mb="xs"
      style={{ gap: 4, alignItems: "center" }}
    >
      <IconArrowLeft size={16} aria-hidden /> {t("back")}
    </Anchor>
  );
}

/** A rule that is to be made (S2-09). */
export function NewRulePage() {
  const { t } = useTranslation("helpdesk/routing");
  const fields = useQuery({ ...getDeskRoutingFieldsOptions(), staleTime: 60_000 });
  const may = useMay("manager");
  return (
    <>
      <BackToRules />
      <PageHead title={t("new_title")} about={may ? t("new_about") : t("read_only")} />
      {fields.error && <ErrorNotice error={fields.error} again={() => void fields.refetch()} />}
      {fields.isPending && <Loading />}
      {fields.data && may && <RuleEditor key="new" rule={null} catalogue={fields.data} />}
    </>
  );
}

/** One rule: for managers its builder, for others what it says. */
export function RulePage() {
  const { t } = useTranslation("helpdesk/routing");
  const { ruleId } = useParams({ strict: false }) as { ruleId: string };
  const id = Number(ruleId);
  const fields = useQuery({ ...getDeskRoutingFieldsOptions(), staleTime: 60_000 });
  const rule = useQuery({
    ...getDeskRoutingRulesByRuleIdOptions({ path: { rule_id: id } }),
    enabled: Number.isInteger(id) && id > 0,
    staleTime: 0,
  });
  const may = useMay("manager");
  const error = rule.error ?? fields.error;
  const isGone = rule.data !== undefined && rule.error !== null && asProblem(rule.error).status === 404;
  return (
    <>
      <BackToRules />
      <PageHead title={rule.data?.name ?? t("title")} about={may ? t("edit_about") : t("read_only")} />
      {error && !isGone && (
        <ErrorNotice
          error={error}
          again={() => {
            void rule.refetch();
            void fields.refetch();
          }}
        />
      )}
      {!error && (!rule.data || !fields.data) && <Loading />}
      {rule.data && fields.data && (!error || isGone) && (
        <Stack>
          {may ? (
            <RuleEditor key={id} rule={rule.data} catalogue={fields.data} isGone={isGone} />
          ) : (
            <RuleReader rule={rule.data} catalogue={fields.data} />
          )}
        </Stack>
      )}
    </>
  );
}

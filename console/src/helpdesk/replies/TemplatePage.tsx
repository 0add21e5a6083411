import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TemplateShown } from "@/api";
import { getDeskTemplatesByTemplateIdOptions } from "@/api/@tanstack/react-query.gen";
import { RepliesWays } from "@/helpdesk/replies/RepliesWays";
import type { Place } from "@/helpdesk/replies/routes";
import { TemplateForm } from "@/helpdesk/replies/TemplateForm";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";

/** One template: a new one, or one that is written anew. */
export function TemplatePage() {
  const { t } = useTranslation("helpdesk/replies");
  const { id } = useParams({ strict: false }) as { id: string };
  const place = useSearch({ strict: false }) as Place;
  const isNew = id === "new";
  const found = useQuery({
    ...getDeskTemplatesByTemplateIdOptions({ path: { template_id: Number(id) } }),
    enabled: !isNew,
    refetchOnWindowFocus: false,
  });
  if (isNew) {
    const now = new Date(0).toISOString();
    const blank: TemplateShown = {
      id: 0,
      store_id: place.for ?? null,
      key: "",
      name: "",
      texts: {},
      created_at: now,
      updated_at: now,
    };
    return <TemplateForm key="new" template={blank} />;
  }
  if (found.isError) {
    return (
      <>
        <PageHead title={t("template.title")} />
        <RepliesWays />
        <ErrorNotice error={found.error} again={() => void found.refetch()} />
      </>
    );
  }
  if (found.isPending) {
    return (
      <>
        <PageHead title={t("template.title")} />
        <Loading rows={8} />
      </>
    );
  }
  return <TemplateForm key={found.data.id} template={found.data} />;
}

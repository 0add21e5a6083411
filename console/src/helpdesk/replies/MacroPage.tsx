import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MacroShown } from "@/api";
import { getDeskMacrosByMacroIdOptions } from "@/api/@tanstack/react-query.gen";
import { MacroForm } from "@/helpdesk/replies/MacroForm";
import { RepliesWays } from "@/helpdesk/replies/RepliesWays";
import type { Place } from "@/helpdesk/replies/routes";
import { ErrorNotice, Loading, PageHead } from "@/kit/Notices";

/** One macro: a new one, or one that is written anew. */
export function MacroPage() {
  const { t } = useTranslation("helpdesk/replies");
  const { id } = useParams({ strict: false }) as { id: string };
  const place = useSearch({ strict: false }) as Place;
  const isNew = id === "new";
  const found = useQuery({
    ...getDeskMacrosByMacroIdOptions({ path: { macro_id: Number(id) } }),
    enabled: !isNew,
    refetchOnWindowFocus: false,
  });
  if (isNew) {
    const now = new Date(0).toISOString();
    const blank: MacroShown = {
      id: 0,
      store_id: place.for ?? null,
      key: "",
      name: "",
      outcome: "none",
      template_key: "",
      tags: [],
      reasons: [],
      // biome-ignore lint/suspicious/noThenProperty: the server calls it so
      then: "waiting",
      place: 10,
      created_at: now,
      updated_at: now,
    };
    return <MacroForm key="new" macro={blank} />;
  }
  if (found.isError || found.isPending) {
    return (
      <>
        <PageHead title={t("macro.title")} />
        <RepliesWays />
        {found.isError ? <ErrorNotice error={found.error} again={() => void found.refetch()} /> : <Loading />}
      </>
    );
  }
  return <MacroForm key={found.data.id} macro={found.data} />;
}

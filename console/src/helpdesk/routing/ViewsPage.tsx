import { ActionIcon, Anchor, Button, Group, Stack, Text, Tooltip } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ViewShown } from "@/api";
import {
  deleteDeskViewsByViewIdMutation,
  getDeskRoutingRulesQueryKey,
  getDeskViewsOptions,
  getDeskViewsQueryKey,
} from "@/api/@tanstack/react-query.gen";
import { RoutingWays } from "@/helpdesk/routing/RoutingWays";
import { useRules } from "@/helpdesk/routing/useRules";
import { ViewNameModal } from "@/helpdesk/routing/ViewNameModal";
import "@/helpdesk/routing/routing.css";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { told, useRefused } from "@/kit/saving";
import { useMay } from "@/shell/session";

/** The views that rules fill (S2-27 to S2-29): what they are called, what fills them, and how much stands in them. */
export function ViewsPage() {
  const { t } = useTranslation("helpdesk/routing");
  const may = useMay("manager");
  const views = useQuery(getDeskViewsOptions());
  const [naming, setNaming] = useState<ViewShown | "new" | null>(null);
  return (
    <>
      <PageHead title={t("title")} about={t("views_page.about")}>
        {may && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming("new")}>
            {t("views_page.add")}
          </Button>
        )}
      </PageHead>
      <RoutingWays />
      {views.error && <ErrorNotice error={views.error} again={() => void views.refetch()} />}
      {views.isPending && <Loading />}
      {views.data?.length === 0 && (
        <Empty title={t("views_page.none")}>
          <Text size="sm">{t("views_page.none_about")}</Text>
        </Empty>
      )}
      <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: "none" }} aria-label={t("views")}>
        {views.data?.map((view) => (
          <ViewRow key={view.id} view={view} onRename={() => setNaming(view)} />
        ))}
      </Stack>
      {naming && (
        <ViewNameModal view={naming === "new" ? undefined : naming} onClose={() => setNaming(null)} />
      )}
    </>
  );
}

function ViewRow({ view, onRename }: { view: ViewShown; onRename: () => void }) {
  const { t, i18n } = useTranslation("helpdesk/routing");
  const may = useMay("manager");
  const queries = useQueryClient();
  const refused = useRefused();
  const filling = (useRules().data ?? []).filter((one) => one.to.view === view.id).map((one) => one.name);
  const retire = useMutation({
    ...deleteDeskViewsByViewIdMutation(),
    onSuccess: () => told(t("views_page.deleted", { name: view.name })),
    onError: refused,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: getDeskViewsQueryKey() });
      void queries.invalidateQueries({ queryKey: getDeskRoutingRulesQueryKey() });
    },
  });
  const ask = () =>
    modals.openConfirmModal({
      title: t("views_page.delete_title", { name: view.name }),
      children: <Text size="sm">{t("views_page.delete_about")}</Text>,
      labels: { confirm: t("delete"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => retire.mutate({ path: { view_id: view.id } }),
    });
  return (
    <Group component="li" className="view-row" justify="space-between" wrap="nowrap" aria-label={view.name}>
      <div className="rule-what">
        <Text fw={600}>{view.name}</Text>
        <Text size="sm" c="dimmed">
          {filling.length
            ? t("views_page.filled_by", {
                rules: new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(filling),
              })
            : t("views_page.unfilled")}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap" style={{ flex: "none" }}>
        <Anchor
          href={`/admin/inbox?queue=view:${view.id}`}
          size="sm"
          aria-label={t("views_page.show", { name: view.name })}
        >
          {t("views_page.open", { count: view.count })}
        </Anchor>
        {may && (
          <>
            <Tooltip label={t("views_page.rename")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("views_page.rename_one", { name: view.name })}
                onClick={onRename}
              >
                <IconPencil size={16} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t("delete")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("views_page.delete_one", { name: view.name })}
                onClick={ask}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </Group>
    </Group>
  );
}

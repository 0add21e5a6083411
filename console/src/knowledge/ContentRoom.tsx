import { Alert, Badge, Tabs } from "@mantine/core";
import { IconAlertTriangle, IconPlus, IconWorld } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { getStoresByStoreKnowledgeOptions } from "@/api/@tanstack/react-query.gen";
import { PageHead } from "@/kit/Notices";
import { ButtonLink } from "@/knowledge/links";
import { useMayWrite, useStoreKey } from "@/knowledge/room";
import { Said } from "@/said/Said";
import { StoreChooser } from "@/shell/StoreChooser";

const VIEWS = [
  { to: "/content", word: "tabs.articles" },
  { to: "/content/policies", word: "tabs.policies" },
  { to: "/content/gaps", word: "tabs.gaps" },
  { to: "/content/ask", word: "tabs.ask" },
] as const;

/** The head of content: what is wrong with it as a whole, and its four views. */
export function ContentRoom() {
  const { t } = useTranslation("knowledge");
  const store = useStoreKey();
  const mayWrite = useMayWrite();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { data } = useQuery(getStoresByStoreKnowledgeOptions({ path: { store } }));
  const view = VIEWS.findLast((one) => pathname.startsWith(one.to)) ?? VIEWS[0];
  const counts: Record<string, number> = {
    "/content/policies": data?.open_points ?? 0,
    "/content/gaps": data?.gaps ?? 0,
  };
  return (
    <>
      <PageHead title={t("title")} view={t(view.word)} about={t("about")}>
        <StoreChooser />
        {mayWrite && (
          <>
            <ButtonLink
              to="/content/page"
              variant="default"
              leftSection={<IconWorld aria-hidden size={16} />}
            >
              {t("page.title")}
            </ButtonLink>
            <ButtonLink to="/content/new" leftSection={<IconPlus aria-hidden size={16} />}>
              {t("write")}
            </ButtonLink>
          </>
        )}
      </PageHead>
      {data?.problem && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} mb="md" title={t("words_only")}>
          <Said>{data.problem}</Said>
        </Alert>
      )}
      <Tabs
        value={view.to}
        onChange={(to) => to && void navigate({ to })}
        keepMounted={false}
        activateTabWithKeyboard={false}
      >
        <Tabs.List mb="md">
          {VIEWS.map((one) => (
            <Tabs.Tab
              key={one.to}
              value={one.to}
              style={{ whiteSpace: "nowrap" }}
              rightSection={
                counts[one.to] ? (
                  <Badge size="sm" variant="default">
                    {counts[one.to]}
                  </Badge>
                ) : undefined
              }
            >
              {t(one.word)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view.to}>
          <Outlet />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

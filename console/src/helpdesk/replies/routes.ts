import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { numbered } from "@/shell/numbered";
import { shellRoute } from "@/shell/root";

/** Which store's own templates and macros are written; all stores share those of none. */
export interface Place {
  for?: number;
}

function place(search: Record<string, unknown>): Place {
  return Number.isInteger(search.for) && Number(search.for) > 0 ? { for: Number(search.for) } : {};
}

export const repliesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/replies",
    component: lazyRouteComponent(() => import("@/helpdesk/replies/TemplatesPage"), "TemplatesPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/replies/templates/$id",
    beforeLoad: ({ params }) => numbered(params.id, "new"),
    validateSearch: place,
    component: lazyRouteComponent(() => import("@/helpdesk/replies/TemplatePage"), "TemplatePage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/replies/macros",
    component: lazyRouteComponent(() => import("@/helpdesk/replies/MacrosPage"), "MacrosPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/replies/macros/$id",
    beforeLoad: ({ params }) => numbered(params.id, "new"),
    validateSearch: place,
    component: lazyRouteComponent(() => import("@/helpdesk/replies/MacroPage"), "MacroPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/replies/uses",
    component: lazyRouteComponent(() => import("@/helpdesk/replies/UsesPage"), "UsesPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/replies/tags",
    component: lazyRouteComponent(() => import("@/helpdesk/replies/TagsPage"), "TagsPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/replies/settings",
    component: lazyRouteComponent(() => import("@/helpdesk/replies/SettingsPage"), "SettingsPage"),
  }),
] as const;

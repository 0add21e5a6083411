import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readAsked } from "@/helpdesk/reports/search";
import { shellRoute } from "@/shell/root";

export const reportsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/reports",
    validateSearch: readAsked,
    component: lazyRouteComponent(() => import("@/helpdesk/reports/ReportsPage"), "ReportsPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/reports/demand",
    validateSearch: readAsked,
    component: lazyRouteComponent(() => import("@/helpdesk/reports/DemandPage"), "DemandPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/reports/weekly",
    validateSearch: readAsked,
    component: lazyRouteComponent(() => import("@/helpdesk/reports/WeeklyPage"), "WeeklyPage"),
  }),
] as const;

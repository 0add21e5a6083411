import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

export const deadlinesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/deadlines",
    component: lazyRouteComponent(() => import("@/helpdesk/deadlines/DeadlinesPage"), "DeadlinesPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/deadlines/promises",
    component: lazyRouteComponent(() => import("@/helpdesk/deadlines/PoliciesPage"), "PoliciesPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/deadlines/aging",
    component: lazyRouteComponent(() => import("@/helpdesk/deadlines/AgingPage"), "AgingPage"),
  }),
] as const;

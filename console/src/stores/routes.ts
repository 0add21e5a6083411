import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

export const storesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/settings",
    component: lazyRouteComponent(() => import("@/stores/SettingsPage"), "SettingsPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/handoff",
    component: lazyRouteComponent(() => import("@/stores/HandoffPage"), "HandoffPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/hours",
    component: lazyRouteComponent(() => import("@/stores/hours/HoursPage"), "HoursPage"),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

export const guidanceRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/guidance",
    component: lazyRouteComponent(() => import("@/agent/guidance/GuidancePage"), "GuidancePage"),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

export const proactiveRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/proactive",
    component: lazyRouteComponent(() => import("@/agent/proactive/ProactivePage"), "ProactivePage"),
  }),
] as const;

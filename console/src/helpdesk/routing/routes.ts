import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { numbered } from "@/shell/numbered";
import { shellRoute } from "@/shell/root";

const rulePage = () => import("@/helpdesk/routing/RulePage");

export const routingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/routing",
    component: lazyRouteComponent(() => import("@/helpdesk/routing/RoutingPage"), "RoutingPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/routing/views",
    component: lazyRouteComponent(() => import("@/helpdesk/routing/ViewsPage"), "ViewsPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/routing/new",
    component: lazyRouteComponent(rulePage, "NewRulePage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/routing/$ruleId",
    beforeLoad: ({ params }) => numbered(params.ruleId),
    component: lazyRouteComponent(rulePage, "RulePage"),
  }),
] as const;

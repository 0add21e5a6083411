import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { numbered } from "@/shell/numbered";
import { shellRoute } from "@/shell/root";

export const webhookRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/webhooks",
    component: lazyRouteComponent(() => import("@/stores/webhooks/WebhooksPage"), "WebhooksPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/webhooks/$webhookId",
    beforeLoad: ({ params }) => numbered(params.webhookId),
    component: lazyRouteComponent(() => import("@/stores/webhooks/WebhookPage"), "WebhookPage"),
  }),
] as const;

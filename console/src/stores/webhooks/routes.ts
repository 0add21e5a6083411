import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
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
    component: lazyRouteComponent(() => import("@/stores/webhooks/WebhookPage"), "WebhookPage"),
  }),
] as const;

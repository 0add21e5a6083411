import { createRouter } from "@tanstack/react-router";
import { guidanceRoutes } from "@/agent/guidance/routes";
import { previewRoutes } from "@/agent/preview/routes";
import { proactiveRoutes } from "@/agent/proactive/routes";
import { skillsRoutes } from "@/agent/skills/routes";
import { channelRoutes } from "@/channels/doors/routes";
import { chatWindowRoutes } from "@/channels/webchat/routes";
import { shopRoutes } from "@/commerce/routes";
import { conversationRoutes } from "@/helpdesk/conversation/routes";
import { deadlinesRoutes } from "@/helpdesk/deadlines/routes";
import { inboxRoutes } from "@/helpdesk/inbox/routes";
import { repliesRoutes } from "@/helpdesk/replies/routes";
import { reportsRoutes } from "@/helpdesk/reports/routes";
import { routingRoutes } from "@/helpdesk/routing/routes";
import { PageLoading } from "@/kit/Notices";
import { contentRoutes } from "@/knowledge/routes";
import { NotFound, WentWrong } from "@/shell/Lost";
import { overviewRoute, rootRoute, shellRoute, startRoute } from "@/shell/root";
import { setupRoutes } from "@/shell/setup/routes";
import { doorRoutes, staffRoutes } from "@/staff/routes";
import { storesRoutes } from "@/stores/routes";
import { webhookRoutes } from "@/stores/webhooks/routes";

const routeTree = rootRoute.addChildren([
  ...doorRoutes,
  shellRoute.addChildren([
    startRoute,
    overviewRoute,
    ...setupRoutes,
    ...inboxRoutes,
    ...reportsRoutes,
    ...previewRoutes,
    ...skillsRoutes,
    ...contentRoutes,
    ...guidanceRoutes,
    ...proactiveRoutes,
    ...routingRoutes,
    ...deadlinesRoutes,
    ...repliesRoutes,
    ...staffRoutes,
    ...chatWindowRoutes,
    ...channelRoutes,
    ...webhookRoutes,
    ...conversationRoutes,
    ...storesRoutes,
    ...shopRoutes,
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: "/admin",
  defaultPreload: "intent",
  defaultPendingComponent: PageLoading,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: WentWrong,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

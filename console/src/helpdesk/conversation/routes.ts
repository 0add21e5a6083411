import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { numbered } from "@/shell/numbered";
import { shellRoute } from "@/shell/root";

export const conversationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/conversations/$id",
    beforeLoad: ({ params }) => numbered(params.id),
    component: lazyRouteComponent(
      () => import("@/helpdesk/conversation/ConversationPage"),
      "ConversationPage",
    ),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

export const conversationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/conversations/$id",
    component: lazyRouteComponent(
      () => import("@/helpdesk/conversation/ConversationPage"),
      "ConversationPage",
    ),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

export const chatWindowRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/chat-window",
    component: lazyRouteComponent(() => import("@/channels/webchat/ChatWindowPage"), "ChatWindowPage"),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

export const channelRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/channels",
    component: lazyRouteComponent(() => import("@/channels/doors/ChannelsPage"), "ChannelsPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/channels/$name",
    component: lazyRouteComponent(() => import("@/channels/doors/ChannelPage"), "ChannelPage"),
  }),
] as const;

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

export const shopRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/shop",
    component: lazyRouteComponent(() => import("@/commerce/ShopsPage"), "ShopsPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/shop/$key",
    component: lazyRouteComponent(() => import("@/commerce/ShopPage"), "ShopPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/shop/$key/callback",
    component: lazyRouteComponent(() => import("@/commerce/CallbackPage"), "CallbackPage"),
  }),
] as const;

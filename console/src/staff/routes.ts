import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { rootRoute, shellRoute } from "@/shell/root";

interface Wanted {
  next?: string;
  link?: string;
  key?: string;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);

const wanted = (search: Record<string, unknown>): Wanted => ({
  next: text(search.next),
  link: text(search.link),
  key: text(search.key),
});

/** The doors stand outside the shell: whoever is there is not signed in. */
export const doorRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/sign-in",
    validateSearch: wanted,
    component: lazyRouteComponent(() => import("@/staff/DoorPage"), "DoorPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/enter",
    validateSearch: wanted,
    component: lazyRouteComponent(() => import("@/staff/EnterPage"), "EnterPage"),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: "/begin",
    validateSearch: wanted,
    component: lazyRouteComponent(() => import("@/staff/BeginPage"), "BeginPage"),
  }),
] as const;

export const staffRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/me",
    component: lazyRouteComponent(() => import("@/staff/MePage"), "MePage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/staff",
    component: lazyRouteComponent(() => import("@/staff/PeoplePage"), "PeoplePage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/teams",
    component: lazyRouteComponent(() => import("@/staff/TeamsPage"), "TeamsPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/keys",
    component: lazyRouteComponent(() => import("@/staff/KeysPage"), "KeysPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/audit",
    component: lazyRouteComponent(() => import("@/staff/AuditPage"), "AuditPage"),
  }),
] as const;

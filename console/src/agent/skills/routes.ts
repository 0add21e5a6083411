import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

const ofStore = (search: Record<string, unknown>): { store?: string } =>
  typeof search.store === "string" ? { store: search.store } : {};

export const skillsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/skills",
    validateSearch: ofStore,
    component: lazyRouteComponent(() => import("@/agent/skills/SkillsPage"), "SkillsPage"),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/skills/$skill",
    validateSearch: ofStore,
    component: lazyRouteComponent(() => import("@/agent/skills/SkillPage"), "SkillPage"),
  }),
] as const;

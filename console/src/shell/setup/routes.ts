import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";
import { STEPS, type StepName } from "@/shell/setup/steps";

interface Wanted {
  /** Which step is open; the first that is not done where none is named. */
  step?: StepName;
}

export const setupRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/setup",
    // An unknown step is named as none, or the address's own word would stand.
    validateSearch: (search: Record<string, unknown>): Wanted => ({
      step: STEPS.find((one) => one === search.step),
    }),
    component: lazyRouteComponent(() => import("@/shell/setup/SetupPage"), "SetupPage"),
  }),
] as const;

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
    validateSearch: (search: Record<string, unknown>): Wanted => {
      const step = STEPS.find((one) => one === search.step);
      return step ? { step } : {};
    },
    component: lazyRouteComponent(() => import("@/shell/setup/SetupPage"), "SetupPage"),
  }),
] as const;

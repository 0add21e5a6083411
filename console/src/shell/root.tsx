import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from "@tanstack/react-router";
import { NotFound, WentWrong } from "@/shell/Lost";
import { Shell } from "@/shell/Shell";
import { begin } from "@/shell/session";

export const rootRoute = createRootRoute({ notFoundComponent: NotFound, errorComponent: WentWrong });

/** Which store the pages of one store show; it stays in the address from page to page. */
interface Chosen {
  store?: string;
}

/** Every page for whoever is signed in: inside the shell. Rooms hang their routes below this one. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  component: Shell,
  validateSearch: (search: Record<string, unknown>): Chosen =>
    typeof search.store === "string" && search.store ? { store: search.store } : {},
  search: { middlewares: [retainSearchParams(["store"])] },
  loader: begin,
});

export const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/overview", replace: true });
  },
});

export const overviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/overview",
  component: lazyRouteComponent(() => import("@/shell/Overview"), "Overview"),
});

import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "@/shell/root";

/** `say` is written into the field of the tester, not sent. */
interface Search {
  store?: string;
  say?: string;
}

const MOST = 500;

function read(search: Record<string, unknown>): Search {
  return {
    ...(typeof search.store === "string" ? { store: search.store } : {}),
    ...(typeof search.say === "string" ? { say: search.say.slice(0, MOST) } : {}),
  };
}

export const previewRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: "/preview",
    validateSearch: read,
    component: lazyRouteComponent(() => import("@/agent/preview/PreviewPage"), "PreviewPage"),
  }),
] as const;

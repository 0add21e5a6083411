import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readLook } from "@/helpdesk/inbox/look";
import { numbered } from "@/shell/numbered";
import { shellRoute } from "@/shell/root";

/** The list stays where it is while one ticket after the other is opened beside it. */
const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/inbox",
  validateSearch: readLook,
  component: lazyRouteComponent(() => import("@/helpdesk/inbox/InboxPage"), "InboxPage"),
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => (await import("@/helpdesk/inbox/InboxPage")).readAhead(deps),
});

const ticketRoute = createRoute({
  getParentRoute: () => inboxRoute,
  path: "$ticketId",
  beforeLoad: ({ params }) => numbered(params.ticketId),
});

export const inboxRoutes = [inboxRoute.addChildren([ticketRoute])] as const;

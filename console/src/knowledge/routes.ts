import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readAsked, readBegun, readLooked, readRevision } from "@/knowledge/addresses";
import { numbered } from "@/shell/numbered";
import { shellRoute } from "@/shell/root";

/** The four views of a store's content share a head and tabs; one article, and its form, have pages of their own. */
const roomRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: "content",
  component: lazyRouteComponent(() => import("@/knowledge/ContentRoom"), "ContentRoom"),
});

const articlesRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: "/content",
  validateSearch: readLooked,
  component: lazyRouteComponent(() => import("@/knowledge/articles/ArticlesPage"), "ArticlesPage"),
});

const policiesRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: "/content/policies",
  component: lazyRouteComponent(() => import("@/knowledge/policies/PoliciesPage"), "PoliciesPage"),
});

const gapsRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: "/content/gaps",
  component: lazyRouteComponent(() => import("@/knowledge/gaps/GapsPage"), "GapsPage"),
});

const askRoute = createRoute({
  getParentRoute: () => roomRoute,
  path: "/content/ask",
  validateSearch: readAsked,
  component: lazyRouteComponent(() => import("@/knowledge/asking/AskPage"), "AskPage"),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/content/new",
  validateSearch: readBegun,
  component: lazyRouteComponent(() => import("@/knowledge/writing/NewPage"), "NewPage"),
});

const pageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/content/page",
  component: lazyRouteComponent(() => import("@/knowledge/pages/PagePage"), "PagePage"),
});

const againRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/content/$articleId/page",
  component: lazyRouteComponent(() => import("@/knowledge/pages/AgainPage"), "AgainPage"),
});

const articleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/content/$articleId",
  beforeLoad: ({ params }) => numbered(params.articleId),
  validateSearch: readRevision,
  component: lazyRouteComponent(() => import("@/knowledge/article/ArticlePage"), "ArticlePage"),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/content/$articleId/edit",
  beforeLoad: ({ params }) => numbered(params.articleId),
  component: lazyRouteComponent(() => import("@/knowledge/writing/EditPage"), "EditPage"),
});

export const contentRoutes = [
  roomRoute.addChildren([articlesRoute, policiesRoute, gapsRoute, askRoute]),
  newRoute,
  pageRoute,
  againRoute,
  articleRoute,
  editRoute,
] as const;

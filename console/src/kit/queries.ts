import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { asProblem, SIGNED_OUT } from "@/kit/problem";

const listening = new Set<() => void>();

/** Hear when the server no longer knows who asks; returns how to stop. What is typed stays where it is. */
export function onSignedOut(told: () => void): () => void {
  listening.add(told);
  return () => listening.delete(told);
}

/** Whoever comes without a session goes to the door; whoever had one is asked on the page they are on. */
function look(error: unknown): void {
  if (asProblem(error).status !== SIGNED_OUT) return;
  const isKnown = queries
    .getQueriesData({ queryKey: [{ _id: "getStaffMe" }] })
    .some(([, me]) => me !== undefined);
  if (isKnown) for (const told of listening) told();
  else location.replace(`/admin/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

/** Everything read from the server is kept here, shown again at once, and read anew behind what is shown. */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: look }),
  mutationCache: new MutationCache({ onError: look }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && asProblem(error).isPassing,
      networkMode: "always",
    },
    mutations: { networkMode: "always", retry: false },
  },
});

import { useSuspenseQuery } from "@tanstack/react-query";
import { getStaffMeOptions, getStoresOptions } from "@/api/@tanstack/react-query.gen";
import { queries } from "@/kit/queries";

const ME = { ...getStaffMeOptions(), staleTime: 60_000 };
const STORES = { ...getStoresOptions(), staleTime: 60_000 };

/** Ask what every page needs, before any stands; what fails is asked for again by whoever needs it. */
export async function begin(): Promise<void> {
  await Promise.all([queries.prefetchQuery(ME), queries.prefetchQuery(STORES)]);
}

const ROLES = ["agent", "manager", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in. */
export function useMe() {
  return useSuspenseQuery(ME).data;
}

/** Whether whoever is signed in may do what needs at least `role`. The server decides; this hides what it would refuse. */
export function useMay(role: Role): boolean {
  return ROLES.indexOf(useMe().role as Role) >= ROLES.indexOf(role);
}

/** The stores that whoever is signed in may see, oldest first. */
export function useStores() {
  return useSuspenseQuery(STORES).data;
}

import { useSuspenseQuery } from "@tanstack/react-query";
import { getStaffMeOptions, getStoresOptions } from "@/api/@tanstack/react-query.gen";

const ROLES = ["agent", "manager", "admin", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in. */
export function useMe() {
  return useSuspenseQuery({ ...getStaffMeOptions(), staleTime: 60_000 }).data;
}

/** Whether whoever is signed in may do what needs at least `role`. The server decides; this hides what it would refuse. */
export function useMay(role: Role): boolean {
  return ROLES.indexOf(useMe().role as Role) >= ROLES.indexOf(role);
}

/** The stores that whoever is signed in may see, oldest first. */
export function useStores() {
  return useSuspenseQuery({ ...getStoresOptions(), staleTime: 60_000 }).data;
}

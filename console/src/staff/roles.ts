import { useTranslation } from "react-i18next";
import { useMay } from "@/shell/session";

/** The roles that whoever is signed in may give: an owner is made by owners alone. */
export function useRoleChoices(): { value: string; label: string }[] {
  const { t } = useTranslation("staff");
  const mayMakeOwners = useMay("owner");
  return (["agent", "manager", "admin", "owner"] as const)
    .filter((role) => role !== "owner" || mayMakeOwners)
    .map((role) => ({ value: role, label: t(`role.${role}`) }));
}

import { Alert } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StorePage } from "@/shell/StorePage";
import { useMay } from "@/shell/session";
import type { useStore } from "@/shell/useStore";

/** A page of a store's settings: who may not change them is told so. */
export function Frame({
  title,
  about,
  ways,
  children,
}: {
  title: string;
  about: string;
  ways?: ReactNode;
  children: (store: NonNullable<ReturnType<typeof useStore>>) => ReactNode;
}) {
  const { t } = useTranslation("stores");
  const may = useMay("admin");
  const above = (
    <>
      {ways}
      {!may && (
        <Alert color="gray" mb="md" maw={860}>
          {t("only_admins")}
        </Alert>
      )}
    </>
  );
  return (
    <StorePage title={title} about={about} above={above}>
      {children}
    </StorePage>
  );
}

import { Alert } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Empty, PageHead } from "@/kit/Notices";
import { StoreChooser } from "@/shell/StoreChooser";
import { useMay } from "@/shell/session";
import { useStore } from "@/shell/useStore";

/** A page about one store: its head, what only looking means, and what it says where there is no store. */
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
  const store = useStore();
  const may = useMay("admin");
  return (
    <>
      <PageHead title={title} about={about}>
        <StoreChooser />
      </PageHead>
      {ways}
      {!may && (
        <Alert color="gray" mb="md" maw={860}>
          {t("only_admins")}
        </Alert>
      )}
      {store ? children(store) : <Empty title={t("no_store")} />}
    </>
  );
}

import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Empty, ErrorNotice, Loading, PageHead } from "@/kit/Notices";
import { StoreChooser } from "@/shell/StoreChooser";
import { useStore } from "@/shell/useStore";

interface Props {
  title: string;
  about?: string;
  /** What can be done here, beside the chooser of stores. */
  acts?: ReactNode;
  /** What stands between the head and what is shown. */
  above?: ReactNode;
  children: (store: NonNullable<ReturnType<typeof useStore>>) => ReactNode;
}

/** A page that is about one store: its head with the choice of stores, and what it shows of the one that is chosen. */
export function StorePage({ title, about, acts, above, children }: Props) {
  const { t } = useTranslation("shell");
  const store = useStore();
  return (
    <>
      <PageHead title={title} about={about}>
        <StoreChooser />
        {store && acts}
      </PageHead>
      {above}
      {store ? <Fragment key={store.key}>{children(store)}</Fragment> : <Empty title={t("no_store")} />}
    </>
  );
}

/** What was read, or the shape of what is coming, or why it could not be read. */
export function Read<T>({
  of: { data, error, refetch },
  rows,
  children,
}: {
  of: { data: T | undefined; error: unknown; refetch: () => unknown };
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (data !== undefined) return children(data);
  return error ? <ErrorNotice error={error} again={() => void refetch()} /> : <Loading rows={rows} />;
}

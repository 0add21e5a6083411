import { lazy, Suspense, useState } from "react";
import type { Look } from "@/helpdesk/inbox/look";
import type { Sought } from "@/helpdesk/inbox/Search";

const Search = lazy(async () => ({ default: (await import("@/helpdesk/inbox/Search")).Search }));
const KeyList = lazy(async () => ({ default: (await import("@/helpdesk/inbox/KeyList")).KeyList }));
const FilterFields = lazy(async () => ({
  default: (await import("@/helpdesk/inbox/FilterFields")).FilterFields,
}));
const QueuesDrawer = lazy(async () => ({
  default: (await import("@/helpdesk/inbox/QueuesDrawer")).QueuesDrawer,
}));

/** What lies over the inbox. */
export type Overlay = "search" | "keys" | "queues" | "filters" | null;

export function Overlays({ overlay, look, close }: { overlay: Overlay; look: Look; close: () => void }) {
  const [sought, seek] = useState<Sought>({ text: "", order: "newest" });
  return (
    <Suspense>
      {overlay === "search" && <Search sought={sought} seek={seek} close={close} />}
      {overlay === "queues" && <QueuesDrawer look={look} close={close} />}
      {overlay === "filters" && <FilterFields look={look} close={close} />}
      {overlay === "keys" && <KeyList close={close} />}
    </Suspense>
  );
}

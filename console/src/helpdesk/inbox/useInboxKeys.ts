import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { hold } from "@/helpdesk/inbox/holding";
import { useKeys } from "@/helpdesk/inbox/keys";
import type { Overlay } from "@/helpdesk/inbox/Overlays";
import { MOST_OPEN } from "@/helpdesk/inbox/useOpen";

interface Ways {
  tabs: readonly number[];
  current: number | undefined;
  open: (id: number | undefined) => void;
  leave: (id: number) => void;
  lay: (overlay: Overlay) => void;
}

/** The shortcuts of the inbox as a whole: between open tickets, between queues, to the search and to their own list. */
export function useInboxKeys({ tabs, current, open, leave, lay }: Ways): void {
  const { t } = useTranslation("helpdesk/inbox");
  const navigate = useNavigate();
  const queue = (name: string | undefined) =>
    void navigate({ to: "/inbox", search: (now) => ({ store: now.store, order: now.order, queue: name }) });
  const by = (step: number) => {
    const here = current === undefined ? -1 : tabs.indexOf(current);
    const next = here < 0 ? (step > 0 ? 0 : tabs.length - 1) : (here + step + tabs.length) % tabs.length;
    if (tabs[next] !== undefined) open(tabs[next]);
  };
  useHeldOnTheWay();
  useKeys(t("keys.everywhere"), [
    { keys: "?", label: t("keys.title"), run: () => lay("keys"), opens: true },
    { keys: "/", label: t("search.title"), run: () => lay("search"), opens: true },
    {
      keys: "mod+k",
      label: t("keys.search_typing"),
      run: () => lay("search"),
      whileTyping: true,
      opens: true,
    },
    { keys: "g m", label: t("queue.mine"), run: () => queue("mine") },
    { keys: "g u", label: t("queue.unassigned"), run: () => queue("unassigned") },
    { keys: "g i", label: t("queue.all"), run: () => queue(undefined) },
    { keys: "g b", label: t("queue.agent"), run: () => queue("agent") },
    { keys: "g c", label: t("queue.closed"), run: () => queue("closed") },
    { keys: "g q", label: t("queues"), run: () => lay("queues"), opens: true },
  ]);
  useKeys(t("open_tickets"), [
    { keys: "]", label: t("keys.next_tab"), run: () => by(1) },
    { keys: "[", label: t("keys.previous_tab"), run: () => by(-1) },
    {
      keys: "alt+1",
      label: t("keys.first_tab", { last: MOST_OPEN }),
      run: () => tabs[0] !== undefined && open(tabs[0]),
      whileTyping: true,
    },
    ...Array.from({ length: MOST_OPEN - 1 }, (_, place) => ({
      keys: `alt+${place + 2}`,
      label: "",
      run: () => {
        const id = tabs[place + 1];
        if (id !== undefined) open(id);
      },
      whileTyping: true,
      isHidden: true,
    })),
    { keys: "x", label: t("close_tab"), run: () => current !== undefined && leave(current) },
    { keys: "escape", label: t("keys.back"), run: () => current !== undefined && open(undefined) },
  ]);
}

/** Between one page and the next, presses are meant for the next. */
function useHeldOnTheWay(): void {
  const router = useRouter();
  useEffect(() => {
    let end: (() => void) | undefined;
    const arrive = () => {
      end?.();
      end = undefined;
    };
    const left = router.subscribe("onBeforeNavigate", () => {
      end ??= hold();
    });
    const arrived = router.subscribe("onResolved", arrive);
    return () => {
      left();
      arrived();
      arrive();
    };
  }, [router]);
}

import { useEffect } from "react";
import { mustWait } from "@/helpdesk/inbox/holding";

const SOON = 120; // milliseconds: what was opened or closed by a key stands by then
const MOST = 8;
const OVER = "[role=dialog],[role=menu],[role=listbox]";

/**
 * Brings the keyboard back when what had it is gone, closed or hidden: to what had it before, else to the list.
 *
 * Whoever points and clicks is left alone: only the keys that were pressed last count.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let before: HTMLElement[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target.closest(OVER)) return;
      before = [target, ...before.filter((one) => one !== target && one.isConnected)].slice(0, MOST);
    };
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (mustWait(false)) return look(); // what takes the keyboard is on its way
        if (document.activeElement !== document.body) return;
        const back = before.find((one) => one.isConnected && one.checkVisibility());
        (back ?? document.querySelector<HTMLElement>("[data-ticket]"))?.focus({ preventScroll: true });
      }, SOON);
    };
    const leave = () => clearTimeout(timer);
    document.addEventListener("focusin", remember);
    document.addEventListener("keydown", look);
    document.addEventListener("pointerdown", leave);
    return () => {
      leave();
      document.removeEventListener("focusin", remember);
      document.removeEventListener("keydown", look);
      document.removeEventListener("pointerdown", leave);
    };
  }, []);
}

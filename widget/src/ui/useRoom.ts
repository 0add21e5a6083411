import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { SHEET } from "./Panel";

/** Keep the whole chat in sight while a phone's keyboard covers a part of the page, which some only lay over it. */
export function useKeyboardRoom(panel: RefObject<HTMLElement | null>): void {
  const isSheet = useSheet();
  useEffect(() => {
    const view = window.visualViewport;
    if (!view || !isSheet) return;
    const adjust = (): void => {
      const style = panel.current?.style;
      // A page that is zoomed in shows a part of the chat, not all of it small.
      const isCovered = view.scale === 1 && window.innerHeight - view.height > 1;
      style?.setProperty("height", isCovered ? `${view.height}px` : "");
      style?.setProperty("top", isCovered ? `${view.offsetTop}px` : "");
    };
    adjust();
    view.addEventListener("resize", adjust);
    view.addEventListener("scroll", adjust);
    return () => {
      view.removeEventListener("resize", adjust);
      view.removeEventListener("scroll", adjust);
      panel.current?.style.setProperty("height", "");
      panel.current?.style.setProperty("top", "");
    };
  }, [isSheet]);
}

/** Whether the chat covers the whole page, as on a phone. */
function useSheet(): boolean {
  const [isSheet, setSheet] = useState(() => matchMedia(SHEET).matches);
  useEffect(() => {
    const media = matchMedia(SHEET);
    const change = (): void => setSheet(media.matches);
    media.addEventListener("change", change);
    return () => media.removeEventListener("change", change);
  }, []);
  return isSheet;
}

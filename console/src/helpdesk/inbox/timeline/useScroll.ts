import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

const NEAR = 60;
const AHEAD = 600;

interface Anchor {
  row: string;
  top: number;
}

/**
 * Keeps a list that grows at both ends where its reader is: at its end while they are there, else on what they look at.
 *
 * `version` changes with what the list holds.
 */
export function useScroll(
  scroller: RefObject<HTMLDivElement | null>,
  version: unknown,
  older: (before: () => void) => void,
) {
  const isPinned = useRef(true);
  const anchor = useRef<Anchor | null>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const keepPlace = useCallback(() => {
    const box = scroller.current;
    if (box) anchor.current = firstSeen(box);
  }, [scroller]);
  const toEnd = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    isPinned.current = true;
    box.scrollTop = box.scrollHeight;
    setAtEnd(true);
  }, [scroller]);
  const look = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const left = box.scrollHeight - box.clientHeight - box.scrollTop;
    isPinned.current = left < NEAR;
    setAtEnd(left < NEAR);
    if (box.scrollTop < AHEAD) older(keepPlace);
  }, [scroller, older, keepPlace]);
  /** Bring a row into sight; returns whether it is there. */
  const toRow = useCallback(
    (row: string, where: "center" | "start"): boolean => {
      const found = scroller.current?.querySelector(`[data-row="${row}"]`);
      if (!found) return false;
      isPinned.current = false;
      found.scrollIntoView({ block: where });
      look();
      return true;
    },
    [scroller, look],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the list holds has changed
  useLayoutEffect(() => {
    const box = scroller.current;
    const kept = anchor.current;
    anchor.current = null;
    if (!box) return;
    const row = kept && box.querySelector(`[data-row="${kept.row}"]`);
    if (row) box.scrollTop += row.getBoundingClientRect().top - (kept as Anchor).top;
    else if (isPinned.current) box.scrollTop = box.scrollHeight;
  }, [version]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    // A picture that has come, a composer that grew: the end stays in sight.
    const watch = new ResizeObserver(() => isPinned.current && toEnd());
    watch.observe(box);
    if (box.firstElementChild) watch.observe(box.firstElementChild);
    return () => watch.disconnect();
  }, [scroller, toEnd]);
  return { look, toEnd, toRow, isAtEnd };
}

function firstSeen(box: HTMLElement): Anchor | null {
  const edge = box.getBoundingClientRect().top;
  for (const row of box.querySelectorAll<HTMLElement>("[data-row]")) {
    const place = row.getBoundingClientRect();
    if (place.bottom > edge) return { row: row.dataset.row ?? "", top: place.top };
  }
  return null;
}

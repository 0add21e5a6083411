import { useEffect } from "react";

/** Names the window after what is in front, the narrowest first: tabs and the way back are told apart by it. */
export function useTitle(...parts: readonly (string | undefined)[]): void {
  const title = [...parts, "Tillside"].filter(Boolean).join(" · ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}

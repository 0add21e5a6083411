/** What the loader asks of the page and the browser. */

const IDLE = 2_000; // milliseconds, at most, after the page has loaded

/** Whether the browser has what the chat needs: it came with the versions of 2023. */
export function isAble(): boolean {
  return (
    "replaceSync" in CSSStyleSheet.prototype &&
    "toReversed" in Array.prototype &&
    "checkVisibility" in Element.prototype
  );
}

/** Let no error of ours reach the page's own error handlers: they count against the shop, and some stop a page. */
export function guard(base: string): void {
  const keep = (event: Event): void => {
    const { filename, reason } = event as ErrorEvent & { reason?: Error };
    if (!`${filename} ${reason?.stack}`.includes(`${base}/widget`)) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  for (const name of ["error", "unhandledrejection"] as const) {
    // Taken off and put on again, the page's own handler comes after ours.
    const theirs = window[`on${name}`];
    window[`on${name}`] = null;
    addEventListener(name, keep, true);
    (window[`on${name}`] as unknown) = theirs;
  }
}

/** The first wanted language that may be spoken; else the store's first, else the first of all. */
export function pick(wanted: (string | undefined)[], allowed: string[], known: string[]): string {
  const spoken = allowed.length > 0 ? allowed : known;
  const found = wanted.find(
    (tag) => tag && spoken.includes(tag.slice(0, 2).toLowerCase()) && /^..([-_]|$)/.test(tag),
  );
  return found ?? spoken[0] ?? "en";
}

/** Read what an earlier page has kept; null where there is nothing, or no storage. */
export function readShelf(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}

/** Act once the page has loaded and has nothing else to do. */
export function whenIdle(act: () => void): void {
  const wait = (): void => {
    if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: IDLE });
    else setTimeout(act, IDLE / 4);
  };
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

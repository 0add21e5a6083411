const LATEST = 2000; // milliseconds

/** Wait until the browser has nothing else to do: for what is not needed to begin to work. */
export function idle(): Promise<void> {
  return new Promise((go) => {
    // Safari has no such callback.
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => go(), { timeout: LATEST });
    else setTimeout(go, 200);
  });
}

/** The part that comes later: cards, forms, pictures, the Hub, files on their way, the sound. */

import type * as Parts from "./ui/parts";

export type Late = typeof Parts;

const PAUSES = [500, 2_000]; // milliseconds before each further try

let parts: Late | null = null;
let coming: Promise<Late> | null = null;

/** The part, if it is there. */
export function here(): Late | null {
  return parts;
}

/** Fetch the part, trying again by itself; where it failed at last, the next call begins anew. */
export function load(): Promise<Late> {
  coming ??= fetchPart().catch((error: unknown) => {
    coming = null;
    throw error;
  });
  return coming;
}

async function fetchPart(): Promise<Late> {
  for (const pause of PAUSES)
    try {
      parts = await import("./ui/parts");
      return parts;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  parts = await import("./ui/parts");
  return parts;
}

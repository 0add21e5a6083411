/** The time zone of this browser, as a name of the time zone database. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** All time zones that this browser knows, its own among them. */
export function zones(): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), ownZone(), "UTC"])].sort();
}

import { ApiError, badRequest, futureVersion } from "../status.ts";

/** Reads a resourceVersion from a query: undefined when it is absent; 400 when it is no version, 500 for a watch. */
export function parseVersion(text: string | null, watching = false): number | undefined {
  if (text === null || text === "") return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const shown = text.slice(0, 100).toWellFormed();
  const why = `Invalid value: "${shown}": strconv.ParseUint: parsing "${shown}": invalid syntax`;
  throw watching ? new ApiError(500, "", `resourceVersion: ${why}`) : badRequest(why);
}

/** Refuses a version that the clock has not reached. */
export function notFromTheFuture(version: number | undefined, current: number): void {
  if (version !== undefined && version > current) throw futureVersion(version, current);
}

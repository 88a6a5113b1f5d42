import { badRequest, futureVersion } from "../status.ts";

/** Reads a resourceVersion from a query: undefined when it is absent; 400 when it is no version. */
export function parseVersion(text: string | null): number | undefined {
  if (text === null || text === "") return undefined;
  if (!/^\d{1,15}$/.test(text))
    throw badRequest(
      `Invalid value: "${text.slice(0, 100)}": strconv.ParseUint: parsing "${text.slice(0, 100)}": invalid syntax`,
    );
  return Number(text);
}

/** Refuses a version that the clock has not reached. */
export function notFromTheFuture(version: number | undefined, current: number): void {
  if (version !== undefined && version > current) throw futureVersion(version, current);
}

import type { Hit } from "@bubustack/audit/query/search";
import { UsageError } from "../../fail.ts";

/** Where each log goes on, by its origin. */
export type Places = ReadonlyMap<string, number>;

/** Where to go on behind hits, one after the other; what a log did not answer yet stays as it was. */
export function placesAfter(before: Places, hits: readonly Hit[], descending: boolean): Places {
  const places = new Map(before);
  for (const { log, number } of hits) places.set(log, descending ? number - 1 : number + 1);
  return places;
}

/** As it is given to people: they hand it back, and need not understand it. */
export function formatCursor(places: Places, descending: boolean): string {
  const text = JSON.stringify({ order: descending ? "newest" : "oldest", at: Object.fromEntries(places) });
  return Buffer.from(text).toString("base64url");
}

/** Reads what `formatCursor` wrote; it holds in the order in which it was made. */
export function parseCursor(given: string, descending: boolean): Places {
  try {
    const { order, at }: { order: unknown; at: unknown } = JSON.parse(Buffer.from(given, "base64url").toString());
    const places = new Map(Object.entries(typeof at === "object" && at !== null ? at : {}));
    const whole = [...places].every((entry): entry is [string, number] => Number.isSafeInteger(entry[1]));
    if (whole && order === (descending ? "newest" : "oldest"))
      return new Map([...places].map(([origin, number]) => [origin, Number(number)]));
  } catch {
    // Said below.
  }
  throw new UsageError(
    "--after: that is not where a query with this order ended",
    "give what the query before said, with the same --oldest-first",
  );
}

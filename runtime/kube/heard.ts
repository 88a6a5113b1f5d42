import type { JsonObject } from "@bubustack/api/json";
import type { Informer } from "./types.ts";

/** An informer that tells of a change of an object only where it differs in what matters; of new objects and of those that go always. */
export function heard(informer: Informer, differ: (before: JsonObject, after: JsonObject) => boolean): Informer {
  const { resource, ready, staleMs, get, byIndex, size, values, learn, listen } = informer;
  return {
    resource,
    ready,
    get synced() {
      return informer.synced;
    },
    staleMs,
    get,
    byIndex,
    size,
    values,
    learn,
    listen: (listener) =>
      listen((before, after) => {
        if (before === undefined || after === undefined || differ(before, after)) listener(before, after);
      }),
  };
}

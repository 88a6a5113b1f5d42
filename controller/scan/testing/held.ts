import type { JsonObject } from "@bubustack/api/json";
import type { Informer, Listener } from "@bubustack/runtime/kube/types";
import { pods } from "./found.ts";

/** An informer that holds what it is told, by name. */
export function held(...objects: JsonObject[]): {
  readonly informer: Informer;
  /** Adds an object, or puts it in the place of the one of its name. */
  readonly set: (object: JsonObject) => void;
} {
  const listeners = new Set<Listener>();
  const nameOf = ({ metadata }: JsonObject) => (metadata as JsonObject)["name"];
  const informer: Informer = {
    resource: pods,
    ready: Promise.resolve(),
    synced: true,
    staleMs: () => 0,
    get: (_, name) => objects.find((one) => nameOf(one) === name),
    byIndex: () => [],
    size: () => objects.length,
    values: () => objects,
    learn: () => {},
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const set = (object: JsonObject) => {
    const at = objects.findIndex((one) => nameOf(one) === nameOf(object));
    const before = at < 0 ? undefined : objects[at];
    if (at < 0) objects.push(object);
    else objects[at] = object;
    for (const listener of listeners) listener(before, object);
  };
  return { informer, set };
}

import type { JsonObject } from "@bubustack/api/json";
import { isLater, metadataOf } from "./object.ts";
import type { Store } from "./store.ts";
import type { Listener } from "./types.ts";

/** Changes of a store that listeners hear of, and that never lead back in time. */
export interface Followers {
  put(object: JsonObject): void;
  remove(object: JsonObject): void;
  replace(objects: readonly JsonObject[]): { readonly deleted: number };
  listen(listener: Listener): () => void;
}

export function followers(held: Store, onError: (error: unknown) => void): Followers {
  const listeners = new Set<Listener>();
  const tell = (listener: Listener, before: JsonObject | undefined, after: JsonObject | undefined) => {
    try {
      listener(before, after);
    } catch (error) {
      onError(error);
    }
  };
  const tellAll = (before: JsonObject | undefined, after: JsonObject | undefined) => {
    for (const listener of [...listeners]) tell(listener, before, after);
  };
  /** What is held under the name of an object, and whether it is later than that. */
  const known = (object: JsonObject) => {
    const { namespace, name, resourceVersion } = metadataOf(object);
    const before = held.get(namespace, name);
    return { before, later: before !== undefined && isLater(metadataOf(before).resourceVersion, resourceVersion) };
  };
  return {
    put(object) {
      const { before, later } = known(object);
      if (later) return;
      held.put(object);
      if (before === undefined || !isSame(before, object)) tellAll(before, object);
    },
    remove(object) {
      const { before, later } = known(object);
      if (before === undefined || later) return;
      held.remove(object);
      tellAll(before, undefined);
    },
    replace(objects) {
      const before = objects.map((object) => known(object).before);
      const gone = held.replace(objects);
      for (const object of gone) tellAll(object, undefined);
      objects.forEach((object, at) => {
        const earlier = before[at];
        if (earlier === undefined || !isSame(earlier, object)) tellAll(earlier, object);
      });
      return { deleted: gone.length };
    },
    listen(listener) {
      for (const object of held.values()) tell(listener, undefined, object);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The same state of the same object. A version that is absent says nothing. */
function isSame(left: JsonObject, right: JsonObject): boolean {
  const [a, b] = [metadataOf(left), metadataOf(right)];
  return a.resourceVersion !== "" && a.resourceVersion === b.resourceVersion && a.uid === b.uid;
}

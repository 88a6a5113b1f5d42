import { createHash } from "node:crypto";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Resource } from "../kube/types.ts";
import { placeOf } from "./request.ts";

/** What this process last knew to be as it wants it: what differs from that later, somebody else has changed. */
export interface Written {
  /** The object holds these fields. */
  remember(resource: Resource, object: JsonObject, fields: JsonObject): void;
  /** Whether it held these fields when it was written or looked at last. */
  held(resource: Resource, object: JsonObject, fields: JsonObject): boolean;
  /** Whether it was there when it was written or looked at last. */
  knows(resource: Resource, object: JsonObject): boolean;
  /** It is gone, or to go, by this process's own wish. */
  forget(resource: Resource, object: JsonObject): void;
  /** Others may have written in the name of this controller meanwhile. */
  forgetAll(): void;
}

/** Objects that are remembered, by a digest each; the least recently used ones are forgotten, and what becomes of them is not told. */
const most = 10_000;

export function written(): Written {
  const digests = new Map<string, string>();
  return {
    remember(resource, object, fields) {
      const key = placeOf(resource, object);
      digests.delete(key);
      digests.set(key, digestOf(fields));
      if (digests.size > most) for (const oldest of digests.keys()) return void digests.delete(oldest);
    },
    held: (resource, object, fields) => digests.get(placeOf(resource, object)) === digestOf(fields),
    knows: (resource, object) => digests.has(placeOf(resource, object)),
    forget: (resource, object) => void digests.delete(placeOf(resource, object)),
    forgetAll: () => digests.clear(),
  };
}

/** Which object it is, and in which version, is not part of what it holds. */
function digestOf({ apiVersion: _, kind: __, metadata, ...fields }: JsonObject): string {
  const {
    name: _name,
    namespace: _namespace,
    uid: _uid,
    resourceVersion: _version,
    ...rest
  } = isObject(metadata) ? metadata : {};
  return createHash("sha256")
    .update(JSON.stringify([rest, fields]))
    .digest("base64");
}

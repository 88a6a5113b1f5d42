import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";

/** What a client needs to know of any object; the empty string where it is absent. */
export interface Metadata {
  readonly namespace: string;
  readonly name: string;
  readonly resourceVersion: string;
}

/** `namespace/name`, unique within a kind; undefined for what is not an object with a name. */
export function keyOf(object: JsonObject): string | undefined {
  const { namespace, name } = metadataOf(object);
  return name === "" ? undefined : `${namespace}/${name}`;
}

export function metadataOf(object: JsonObject): Metadata {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  return {
    namespace: text(metadata.namespace),
    name: text(metadata.name),
    resourceVersion: text(metadata.resourceVersion),
  };
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

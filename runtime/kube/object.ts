import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";

/** What a client needs to know of any object; the empty string where it is absent. */
export interface Metadata {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
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
    uid: text(metadata.uid),
    resourceVersion: text(metadata.resourceVersion),
  };
}

/**
 * Whether a version is later than another one of the same collection. Versions are decimal numbers of any size; of
 * others nothing can be said, so that the answer is no.
 */
export function isLater(version: string, than: string): boolean {
  if (!decimal.test(version) || !decimal.test(than)) return false;
  return version.length === than.length ? version > than : version.length > than.length;
}

const decimal = /^(0|[1-9][0-9]*)$/;

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

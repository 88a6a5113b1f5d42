import { isObject } from "@bubustack/api/json";

/** An object as far as its metadata is concerned, which no schema of ours has checked. */
interface Described {
  readonly metadata?: unknown;
}

/** An annotation; undefined where there is none, or where it is no text. */
export function annotation(object: Described | undefined, key: string): string | undefined {
  return textIn(object, "annotations", key);
}

/** A label, likewise. */
export function label(object: Described | undefined, key: string): string | undefined {
  return textIn(object, "labels", key);
}

/** A text of the metadata itself, such as `generateName`; empty where there is none. */
export function metadataText(object: Described | undefined, field: string): string {
  const { metadata } = object ?? {};
  const value = isObject(metadata) ? metadata[field] : undefined;
  return typeof value === "string" ? value : "";
}

function textIn(object: Described | undefined, map: "annotations" | "labels", key: string): string | undefined {
  const { metadata } = object ?? {};
  const all = isObject(metadata) ? metadata[map] : undefined;
  const value = isObject(all) && Object.hasOwn(all, key) ? all[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

import type { Json } from "@bubustack/api/json";
import { equal, isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { copyOf, setOwn } from "@bubustack/engine/schema/own";

/**
 * Sets a value where there is none (or `over` what is there), copying what is on the way and creating objects that are
 * missing. Answers the same reference when a value is there already, or when the path leads through something that is
 * not an object.
 */
export function assign(document: Json, path: Path, value: Json, over = false): Json {
  const [key, ...rest] = path;
  if (key === undefined) return document;
  if (typeof key === "number") {
    if (!isList(document) || key >= document.length) return document;
    const item = document[key] ?? null;
    const next = assign(item, rest, value, over);
    return next === item ? document : document.with(key, next);
  }
  if (!isObject(document)) return document;
  const present = Object.hasOwn(document, key) ? document[key] : undefined;
  if (rest.length === 0 && present !== undefined && (!over || equal(present, value))) return document;
  const next = rest.length === 0 ? value : assign(present ?? {}, rest, value, over);
  if (next === present) return document;
  const out = copyOf(document);
  setOwn(out, key, next);
  return out;
}

/** Takes a key away, copying what is on the way. Answers the same reference where there is no such key. */
export function without(document: Json, path: Path): Json {
  const [key, ...rest] = path;
  if (typeof key !== "string" || !isObject(document) || !Object.hasOwn(document, key)) return document;
  const present = document[key] ?? null;
  const next = rest.length === 0 ? undefined : without(present, rest);
  if (next === present) return document;
  const out = copyOf(document);
  if (next === undefined) delete out[key];
  else setOwn(out, key, next);
  return out;
}

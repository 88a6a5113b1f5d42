/** Changing single fields of an object, by path. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { copyOf, setOwn } from "@bubustack/engine/schema/own";

const part = /^(?:\.?([A-Za-z_$][\w$-]*)|\[(\d{1,6})\]|\[([^\]]+)\])/;

/** Reads a path as messages write it: `spec.containers[0].image`, `metadata.labels[app.kubernetes.io/name]`; or undefined. */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = [];
  let rest = text;
  while (rest !== "") {
    const found = part.exec(rest);
    if (found === null) return undefined;
    const [whole, word, index, key] = found;
    // A dot stands before each word but the first.
    if (word !== undefined && whole.startsWith(".") === (path.length === 0)) return undefined;
    path.push(index === undefined ? (word ?? key ?? "") : Number(index));
    rest = rest.slice(whole.length);
  }
  return path.length === 0 ? undefined : path;
}

/** The object with some fields set, or removed where the value is null; or why that cannot be. The object stays as it is. */
export function setFields(
  object: JsonObject,
  fields: { readonly [path: string]: Json },
): { readonly object: JsonObject } | { readonly problem: string } {
  let changed: Json = object;
  for (const [text, value] of Object.entries(fields)) {
    const path = parsePath(text);
    if (path === undefined) return { problem: `set: "${text}" is no path; write one such as spec.containers[0].image` };
    const next: Json | undefined = setAt(changed, path, value);
    if (next === undefined) return { problem: `set: there is no place for ${text}: a list on the way is too short` };
    changed = next;
  }
  return isObject(changed) ? { object: changed } : { problem: "set: the object is a list then" };
}

function setAt(value: Json | undefined, [key, ...rest]: Path, to: Json): Json | undefined {
  if (key === undefined) return to;
  if (typeof key === "number") {
    const items = isList(value) ? [...value] : [];
    if (key > items.length) return undefined;
    if (rest.length === 0 && to === null) return items.toSpliced(key, 1);
    const item = setAt(items[key], rest, to);
    if (item === undefined) return undefined;
    items[key] = item;
    return items;
  }
  const fields = copyOf(isObject(value) ? value : {});
  if (rest.length === 0 && to === null) {
    delete fields[key];
    return fields;
  }
  const field = setAt(Object.hasOwn(fields, key) ? fields[key] : undefined, rest, to);
  if (field === undefined) return undefined;
  setOwn(fields, key, field);
  return fields;
}

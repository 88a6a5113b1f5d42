import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { copyOf, setOwn } from "@bubustack/engine/schema/own";

/** JSON Merge Patch (RFC 7386): null removes a field, objects merge, everything else replaces. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const out = isObject(target) ? copyOf(target) : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) delete out[key];
    else setOwn(out, key, mergePatch(Object.hasOwn(out, key) ? (out[key] ?? null) : null, value));
  }
  return out;
}

import { mapOf } from "../values/key.ts";
import type { MapValue, Value } from "../values/value.ts";

export { CelError } from "../values/value.ts";

/** A map of the entries of an object. */
export function mapLike(entries: { readonly [key: string]: Value }): MapValue {
  return mapOf(Object.entries(entries));
}

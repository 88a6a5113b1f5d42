import { encodeBase64 } from "../values/base64.ts";
import { isInt } from "../values/int.ts";
import { entriesOf } from "../values/key.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError, Double, isPlain, MapValue, Uint } from "../values/value.ts";
import { messageOf } from "./held.ts";
import type { JsonObject, JsonValue, Registry } from "./runtime.ts";
import { toJson } from "./runtime.ts";

/**
 * A value as the JSON that a `google.protobuf.Value` holds. Numbers beyond 2^53, bytes (base64) and times are texts, as in
 * protobuf's JSON; NaN and the infinities stay numbers. An error for what has no such form.
 */
export function jsonOf(value: Value, registry: Registry): JsonValue | CelError {
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (isInt(value)) return typeof value === "number" ? value : String(value);
  if (value instanceof Uint) {
    const number = Number(value.value);
    return Number.isSafeInteger(number) ? number : String(value.value);
  }
  if (value instanceof Double) return value.value;
  if (value instanceof Uint8Array) return encodeBase64(value);
  if (Array.isArray(value)) return listOf(value, registry);
  if (value instanceof MapValue || isPlain(value)) return objectOf(value, registry);
  const held = messageOf(value);
  if (held === undefined) return new CelError(`type conversion error from '${typeOf(value).name}' to JSON`);
  try {
    return toJson(held.desc, held.message, { registry });
  } catch (failure) {
    return new CelError(`type conversion error: ${failure instanceof Error ? failure.message : "unknown"}`);
  }
}

/** A list as one of JSON. */
export function listOf(values: readonly Value[], registry: Registry): JsonValue[] | CelError {
  const found: JsonValue[] = [];
  for (const item of values) {
    const json = jsonOf(adapt(item), registry);
    if (json instanceof CelError) return json;
    found.push(json);
  }
  return found;
}

/** A map with text keys as a plain object. */
export function objectOf(value: Value, registry: Registry): JsonObject | CelError {
  const entries: [string, JsonValue][] = [];
  for (const [key, item] of entriesOf(value)) {
    if (typeof key !== "string") return new CelError(`type conversion error from '${typeOf(key).name}' to 'string'`);
    const json = jsonOf(item, registry);
    if (json instanceof CelError) return json;
    entries.push([key, json]);
  }
  return Object.fromEntries(entries);
}

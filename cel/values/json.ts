import { encodeBase64 } from "./base64.ts";
import { formatDuration } from "./duration.ts";
import { entriesOf } from "./key.ts";
import { formatDouble } from "./number-text.ts";
import { show } from "./show.ts";
import { formatTimestamp } from "./timestamp.ts";
import type { Value } from "./value.ts";
import { adapt, Boxed, Double, Duration, Optional, Structure, Timestamp, Uint } from "./value.ts";

/** What JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A value as JSON. Whole numbers beyond 2^53, NaN and the infinities, bytes (base64), times, types and values of libraries
 * are texts; an optional is what it holds, or null; keys of maps become texts.
 */
export function toJson(value: Value): Json {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map((item) => toJson(adapt(item)));
  if (value instanceof Uint8Array) return encodeBase64(value);
  if (value instanceof Boxed) return boxed(value);
  return typeof value === "object" && value !== null ? object(value) : value;
}

function object(value: Value): Json {
  const entries = entriesOf(value).map(([key, item]): [string, Json] => [
    typeof key === "string" ? key : show(key),
    toJson(item),
  ]);
  return Object.fromEntries(entries);
}

function boxed(value: Boxed): Json {
  if (value instanceof Double) return Number.isFinite(value.value) ? value.value : formatDouble(value.value);
  if (value instanceof Uint) {
    const number = Number(value.value);
    return Number.isSafeInteger(number) ? number : String(value.value);
  }
  if (value instanceof Timestamp) return formatTimestamp(value);
  if (value instanceof Duration) return formatDuration(value);
  if (value instanceof Optional) return value.value === undefined ? null : toJson(value.value);
  if (value instanceof Structure)
    return Object.fromEntries(Array.from(value.entries(), ([name, item]) => [name, toJson(item)]));
  return value.kind === "map" ? object(value as Value) : show(value as Value);
}

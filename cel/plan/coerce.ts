import type { Type } from "../type/type.ts";
import { isOptional } from "../type/type.ts";
import { decodeBase64 } from "../values/base64.ts";
import { readDuration } from "../values/duration.ts";
import { isInt } from "../values/int.ts";
import { entriesOf, mapOf } from "../values/key.ts";
import { readTimestamp } from "../values/timestamp.ts";
import type { Value } from "../values/value.ts";
import { adapt, Double, Fault, isPlain, MapValue, none, Optional, Uint } from "../values/value.ts";

/**
 * Values from JSON in the form of their declared type: a whole number where a double is declared is a double, a text is a
 * timestamp, a duration or bytes. What cannot be stays as it is. Undefined for types that JSON has forms of its own for.
 */
export function coercion(type: Type): ((value: Value) => Value) | undefined {
  switch (type.kind) {
    case "double":
      return (value) => (typeof value === "number" ? new Double(value) : value);
    case "timestamp":
      return (value) => (typeof value === "string" ? (readTimestamp(value) ?? value) : value);
    case "duration":
      return (value) => (typeof value === "string" ? (readDuration(value) ?? value) : value);
    case "bytes":
      return (value) => (typeof value === "string" ? (decodeBase64(value) ?? value) : value);
    case "uint":
      return (value) => (isInt(value) && value >= 0 ? new Uint(BigInt(value)) : value);
    case "opaque":
      return isOptional(type) ? ofOptional(type.params[0]) : undefined;
    case "list":
      return ofList(type.params[0]);
    case "map":
      return ofMap(type.params[1]);
    default:
      return undefined;
  }
}

/** In JSON, null is none. */
function ofOptional(of: Type | undefined): (value: Value) => Value {
  const inner = of && coercion(of);
  return (value) => {
    if (value === null) return none;
    return value instanceof Optional || value instanceof Fault
      ? value
      : new Optional(inner === undefined ? value : inner(value));
  };
}

function ofList(element: Type | undefined): ((value: Value) => Value) | undefined {
  const inner = element && coercion(element);
  if (inner === undefined) return undefined;
  return (value) => (Array.isArray(value) ? value.map((item) => inner(adapt(item))) : value);
}

function ofMap(item: Type | undefined): ((value: Value) => Value) | undefined {
  const inner = item && coercion(item);
  if (inner === undefined) return undefined;
  return (value) =>
    value instanceof MapValue || isPlain(value)
      ? mapOf(entriesOf(value).map(([key, entry]) => [key, inner(entry)]))
      : value;
}

import type { Type } from "@bubustack/cel/type/type";
import * as types from "@bubustack/cel/type/type";
import { readDuration } from "@bubustack/cel/values/duration";
import { readTimestamp } from "@bubustack/cel/values/timestamp";
import type { Value } from "@bubustack/cel/values/value";
import { CelError, Double, none, Optional, Uint } from "@bubustack/cel/values/value";
import type { Json } from "./case.ts";

const simple: { readonly [name: string]: Type } = {
  bool: types.bool,
  bytes: types.bytes,
  double: types.double,
  duration: types.duration,
  dyn: types.dyn,
  int: types.int,
  null_type: types.nullType,
  string: types.string,
  timestamp: types.timestamp,
  uint: types.uint,
};

/** The type that a case declares, such as `map(string, list(int))`; throws where there is none of the name. */
export function typeNamed(text: string): Type {
  const [, name = text, inner] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  if (inner === undefined) {
    const found = simple[name];
    if (found === undefined) throw new Error(`no type ${text}`);
    return found;
  }
  if (name === "list") return types.list(typeNamed(inner));
  if (name === "optional_type") return types.optional(typeNamed(inner));
  const [key = "", ...rest] = inner.split(", ");
  return types.map(typeNamed(key), typeNamed(rest.join(", ")));
}

/** A type as the oracle writes it. */
export function typeText(type: Type): string {
  if (type.nullable) return `wrapper(${type.name})`;
  return type.params.length === 0 ? type.name : `${type.name}(${type.params.map(typeText).join(", ")})`;
}

/** A JSON value as a value of the type that a case declares, as the oracle converts it. */
export function valueFrom(json: Json, type: Type): Value {
  const [first = types.dyn, second = types.dyn] = type.params;
  if (Array.isArray(json) && type.kind === "list") return json.map((item) => valueFrom(item, first));
  if (type.kind === "map" && typeof json === "object" && json !== null)
    return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, valueFrom(item, second)]));
  if (types.isOptional(type)) return json === null ? none : new Optional(valueFrom(json, first));
  if (typeof json === "number" && type.kind === "uint") return new Uint(BigInt(json));
  if (typeof json === "number" && type.kind === "double") return new Double(json);
  if (typeof json !== "string") return json;
  if (type.kind === "bytes") return new Uint8Array(Buffer.from(json, "base64"));
  const read = type.kind === "timestamp" ? readTimestamp(json) : type.kind === "duration" ? readDuration(json) : json;
  if (read === undefined || read instanceof CelError) throw new Error(`${json} is no ${type.name}`);
  return read;
}

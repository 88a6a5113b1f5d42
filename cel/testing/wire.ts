import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import { decodeBase64 } from "../values/base64.ts";
import { toInt } from "../values/int.ts";
import { mapOf } from "../values/key.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, TypeValue, Uint } from "../values/value.ts";
import { messageOfJson, messages } from "./messages.ts";
import type { WireType, WireValue } from "./vectors.ts";

const primitives: { readonly [name: string]: Type } = {
  BOOL: types.bool,
  INT64: types.int,
  UINT64: types.uint,
  DOUBLE: types.double,
  STRING: types.string,
  BYTES: types.bytes,
};
const wellKnown: { readonly [name: string]: Type } = {
  ANY: types.any,
  TIMESTAMP: types.timestamp,
  DURATION: types.duration,
};

/** A type of a vector. */
export function typeOfWire(wire: WireType | undefined): Type {
  const [kind = "dyn", of] = Object.entries(wire ?? {})[0] ?? [];
  const inner = of as { readonly [name: string]: WireType } & {
    readonly name?: string;
    readonly parameterTypes?: readonly WireType[];
  };
  switch (kind) {
    case "primitive":
      return primitives[String(of)] ?? types.dyn;
    case "wellKnown":
      return wellKnown[String(of)] ?? types.dyn;
    case "wrapper":
      return types.wrapper(primitives[String(of)] ?? types.dyn);
    case "null":
      return types.nullType;
    case "listType":
      return types.list(typeOfWire(inner["elemType"]));
    case "mapType":
      return types.map(typeOfWire(inner["keyType"]), typeOfWire(inner["valueType"]));
    case "messageType":
      return messages.type(String(of));
    case "typeParam":
      return types.param(String(of));
    case "type":
      return types.typeOf(typeOfWire(inner));
    case "abstractType":
      return types.opaque(String(inner.name), ...(inner.parameterTypes ?? []).map(typeOfWire));
    default:
      return types.dyn;
  }
}

/** A value of a vector; undefined for those of strong enums. */
export function valueOfWire(wire: WireValue): Value | undefined {
  const [kind = "", of] = Object.entries(wire)[0] ?? [];
  switch (kind) {
    case "nullValue":
      return null;
    case "boolValue":
      return of === true;
    case "stringValue":
      return String(of);
    case "int64Value": {
      const value = toInt(BigInt(String(of)));
      return value instanceof CelError ? undefined : value;
    }
    case "uint64Value":
      return new Uint(BigInt(String(of)));
    case "doubleValue":
      return new Double(Number(of));
    case "bytesValue":
      return decodeBase64(String(of));
    case "typeValue":
      return new TypeValue(types.opaque(String(of)));
    case "listValue":
      return all((of as { readonly values?: readonly WireValue[] }).values ?? []);
    case "mapValue":
      return entries((of as { readonly entries?: readonly WireEntry[] }).entries ?? []);
    case "objectValue":
      return messages.toValue(messageOfJson(of as object));
    default:
      return undefined;
  }
}

interface WireEntry {
  readonly key: WireValue;
  readonly value: WireValue;
}

function all(wires: readonly WireValue[]): Value | undefined {
  const values = wires.map(valueOfWire);
  return values.includes(undefined) ? undefined : values.filter((value) => value !== undefined);
}

function entries(wires: readonly WireEntry[]): Value | undefined {
  const pairs: (readonly [Value, Value])[] = [];
  for (const wire of wires) {
    const [key, value] = [valueOfWire(wire.key), valueOfWire(wire.value)];
    if (key === undefined || value === undefined) return undefined;
    pairs.push([key, value]);
  }
  return mapOf(pairs);
}

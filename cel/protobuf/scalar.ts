import { isInt } from "../values/int.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, Uint } from "../values/value.ts";
import { ScalarType } from "./runtime.ts";

const names: { readonly [scalar: number]: string } = {
  [ScalarType.BOOL]: "bool",
  [ScalarType.BYTES]: "bytes",
  [ScalarType.DOUBLE]: "double",
  [ScalarType.FIXED32]: "uint32",
  [ScalarType.FIXED64]: "uint64",
  [ScalarType.FLOAT]: "float",
  [ScalarType.STRING]: "string",
  [ScalarType.UINT32]: "uint32",
  [ScalarType.UINT64]: "uint64",
  [ScalarType.INT64]: "int64",
  [ScalarType.SFIXED64]: "int64",
  [ScalarType.SINT64]: "int64",
};

/** A value as a field of a scalar type holds it. An error where it is of another type or out of the field's range. */
export function scalarOf(scalar: ScalarType, value: Value): unknown {
  switch (scalar) {
    case ScalarType.BOOL:
      if (typeof value === "boolean") return value;
      break;
    case ScalarType.STRING:
      if (typeof value === "string") return value;
      break;
    case ScalarType.BYTES:
      if (value instanceof Uint8Array) return value;
      break;
    case ScalarType.DOUBLE:
      if (value instanceof Double) return value.value;
      break;
    case ScalarType.FLOAT:
      if (value instanceof Double) return Math.fround(value.value);
      break;
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      if (!(value instanceof Uint)) break;
      return value.value < 2n ** 32n ? Number(value.value) : new CelError("unsigned integer overflow");
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      if (value instanceof Uint) return value.value;
      break;
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      if (isInt(value)) return BigInt(value);
      break;
    default:
      return int32Of(value);
  }
  return mismatch(value, names[scalar] ?? "");
}

/** A value as a field of 32 bits or an enum holds it. */
export function int32Of(value: Value): number | CelError {
  if (!isInt(value)) return mismatch(value, "int32");
  return value >= -(2 ** 31) && value < 2 ** 31 ? Number(value) : new CelError("integer overflow");
}

/** Why a value is none for a field. */
export function mismatch(value: Value, wanted: string): CelError {
  return new CelError(`type conversion error from '${typeOf(value).name}' to '${wanted}'`);
}

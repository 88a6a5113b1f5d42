import type { Type } from "../type/type.ts";
import * as types from "../type/type.ts";
import type { DescExtension, DescField, DescMessage } from "./runtime.ts";
import { ScalarType } from "./runtime.ts";

/** A field of a message, or one that another file adds to it. */
export type Field = DescField | DescExtension;

const listOfDyn = types.list(types.dyn);
const mapToDyn = types.map(types.string, types.dyn);

/** Messages that are values of the language. */
const known: ReadonlyMap<string, Type> = new Map([
  ["google.protobuf.Any", types.any],
  ["google.protobuf.Duration", types.duration],
  ["google.protobuf.Timestamp", types.timestamp],
  ["google.protobuf.ListValue", listOfDyn],
  ["google.protobuf.Struct", mapToDyn],
  ["google.protobuf.Value", types.dyn],
  ["google.protobuf.BoolValue", types.wrapper(types.bool)],
  ["google.protobuf.BytesValue", types.wrapper(types.bytes)],
  ["google.protobuf.DoubleValue", types.wrapper(types.double)],
  ["google.protobuf.FloatValue", types.wrapper(types.double)],
  ["google.protobuf.Int32Value", types.wrapper(types.int)],
  ["google.protobuf.Int64Value", types.wrapper(types.int)],
  ["google.protobuf.StringValue", types.wrapper(types.string)],
  ["google.protobuf.UInt32Value", types.wrapper(types.uint)],
  ["google.protobuf.UInt64Value", types.wrapper(types.uint)],
]);

/** The type of a message by its full name. */
export function messageType(name: string): Type {
  return known.get(name) ?? types.struct(name);
}

const unsigned = new Set([ScalarType.UINT32, ScalarType.UINT64, ScalarType.FIXED32, ScalarType.FIXED64]);

function scalarType(scalar: ScalarType): Type {
  if (unsigned.has(scalar)) return types.uint;
  switch (scalar) {
    case ScalarType.BOOL:
      return types.bool;
    case ScalarType.BYTES:
      return types.bytes;
    case ScalarType.STRING:
      return types.string;
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return types.double;
    default:
      return types.int;
  }
}

/** The type of what a field holds, or of one element. Enums are ints. */
function elementType({ scalar, message }: { readonly scalar?: ScalarType; readonly message?: DescMessage }): Type {
  if (message !== undefined) return messageType(message.typeName);
  return scalar === undefined ? types.int : scalarType(scalar);
}

/** The type of a field. */
export function fieldType(field: Field): Type {
  const element = elementType({
    ...(field.scalar === undefined ? {} : { scalar: field.scalar }),
    ...(field.message === undefined ? {} : { message: field.message }),
  });
  if (field.fieldKind === "list") return types.list(element);
  return field.fieldKind === "map" ? types.map(scalarType(field.mapKey), element) : element;
}

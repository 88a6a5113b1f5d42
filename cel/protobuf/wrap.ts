import { isInt } from "../values/int.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, isPlain, MapValue, Uint } from "../values/value.ts";
import type { Held } from "./held.ts";
import { messageOf } from "./held.ts";
import { listOf, objectOf } from "./json.ts";
import type { JsonMessage, JsonObject, JsonValue, ListValue, Registry, Struct, Wire } from "./runtime.ts";
import {
  AnySchema,
  BoolValueSchema,
  BytesValueSchema,
  create,
  DoubleValueSchema,
  Int64ValueSchema,
  ListValueSchema,
  StringValueSchema,
  StructSchema,
  toBinary,
  UInt64ValueSchema,
  ValueSchema,
} from "./runtime.ts";

/** JSON as a `google.protobuf.Value`. */
export function valueMessage(json: JsonValue): JsonMessage {
  const message = create(ValueSchema);
  message.kind = kindOf(json);
  return message;
}

function kindOf(json: JsonValue): JsonMessage["kind"] {
  if (json === null) return { case: "nullValue", value: 0 };
  if (typeof json === "string") return { case: "stringValue", value: json };
  if (typeof json === "boolean") return { case: "boolValue", value: json };
  if (typeof json === "number") return { case: "numberValue", value: json };
  if (Array.isArray(json)) return { case: "listValue", value: listMessage(json) };
  return { case: "structValue", value: structMessage(json) };
}

/** JSON as a `google.protobuf.ListValue`. */
export function listMessage(json: readonly JsonValue[]): ListValue {
  const message = create(ListValueSchema);
  message.values = json.map(valueMessage);
  return message;
}

/** JSON as a `google.protobuf.Struct`. */
export function structMessage(json: JsonObject): Struct {
  const message = create(StructSchema);
  message.fields = Object.fromEntries(Object.entries(json).map(([key, item]) => [key, valueMessage(item)]));
  return message;
}

/** A value in an `Any`. */
export function pack(value: Value, registry: Registry): Wire | CelError {
  const held = packable(value, registry);
  if (held instanceof CelError) return held;
  try {
    const bytes = toBinary(held.desc, held.message);
    return create(AnySchema, { typeUrl: `type.googleapis.com/${held.desc.typeName}`, value: bytes });
  } catch (failure) {
    return new CelError(`type conversion error: ${failure instanceof Error ? failure.message : "unknown"}`);
  }
}

function packable(value: Value, registry: Registry): Held | CelError {
  const held = messageOf(value) ?? simple(value);
  if (held !== undefined) return held;
  if (Array.isArray(value)) {
    const json = listOf(value, registry);
    return json instanceof CelError ? json : { desc: ListValueSchema, message: listMessage(json) };
  }
  if (!(value instanceof MapValue || isPlain(value)))
    return new CelError(`type conversion error from '${typeOf(value).name}' to 'google.protobuf.Any'`);
  const json = objectOf(value, registry);
  return json instanceof CelError ? json : { desc: StructSchema, message: structMessage(json) };
}

/** The wrapper of a simple value. */
function simple(value: Value): Held | undefined {
  if (value === null) return { desc: ValueSchema, message: valueMessage(null) };
  if (typeof value === "boolean") return { desc: BoolValueSchema, message: create(BoolValueSchema, { value }) };
  if (typeof value === "string") return { desc: StringValueSchema, message: create(StringValueSchema, { value }) };
  if (isInt(value)) return { desc: Int64ValueSchema, message: create(Int64ValueSchema, { value: BigInt(value) }) };
  if (value instanceof Uint)
    return { desc: UInt64ValueSchema, message: create(UInt64ValueSchema, { value: value.value }) };
  if (value instanceof Double)
    return { desc: DoubleValueSchema, message: create(DoubleValueSchema, { value: value.value }) };
  if (!(value instanceof Uint8Array)) return undefined;
  return { desc: BytesValueSchema, message: create(BytesValueSchema, { value: new Uint8Array(value) }) };
}

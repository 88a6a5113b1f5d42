import type { Frame } from "../plan/frame.ts";
import { extent } from "../values/effort.ts";
import { entriesOf } from "../values/key.ts";
import { typeOf } from "../values/show.ts";
import type { Value } from "../values/value.ts";
import { adapt, CelError, isPlain, MapValue } from "../values/value.ts";
import { messageOf } from "./held.ts";
import { jsonOf, listOf, objectOf } from "./json.ts";
import { holderOf, isBare, isPlainStruct } from "./local.ts";
import { Message } from "./message.ts";
import type { Reader } from "./read.ts";
import type { DescField, DescMessage, Registry, Wire } from "./runtime.ts";
import { create, isWrapperDesc } from "./runtime.ts";
import { int32Of, mismatch, scalarOf } from "./scalar.ts";
import { listMessage, pack, structMessage, valueMessage } from "./wrap.ts";

/** Messages that hold any value: what they are given is copied into them. */
const ofJson = new Set(["google.protobuf.Value", "google.protobuf.Struct", "google.protobuf.ListValue"]);
const copying = new Set([...ofJson, "google.protobuf.Any"]);

/** Makes a message of the values of its fields, as a value. */
export function construct(type: string, fields: ReadonlyMap<string, Value>, frame: Frame, reader: Reader): Value {
  const desc = reader.registry.getMessage(type);
  if (desc === undefined) return new CelError(`unknown type '${type}'`);
  const made: Wire = create(desc);
  const known = new Map<string, Value>();
  for (const [name, value] of fields) {
    const field = reader.own(desc, name);
    if (field === undefined) return new CelError(`no such field: ${name}`);
    const failed = pay(field, value, frame) ?? set(made, field, value, reader.registry);
    if (failed !== undefined) return failed;
    if (isRead(field, value)) known.set(name, value);
  }
  // One field of a group takes the place of another.
  for (const name of known.keys()) {
    const field = reader.own(desc, name);
    if (field !== undefined && !reader.isSet(made, field)) known.delete(name);
  }
  return reader.value(desc, made, known);
}

/** True for values that a field is read as: so messages that stand in several places stay one. */
function isRead(field: DescField, value: Value): boolean {
  if (field.message === undefined || ofJson.has(field.message.typeName)) return false;
  if (value instanceof MapValue)
    return value.entries.size > 0 && [...value.entries.values()].every(([, item]) => item instanceof Message);
  return Array.isArray(value) ? value.length > 0 && value.every(isMessage) : isMessage(value);
}

function isMessage(value: Value): boolean {
  return value instanceof Message;
}

/** Takes what setting a field costs in time and memory: messages are shared, what holds anything is copied. */
function pay(field: DescField, value: Value, frame: Frame): CelError | undefined {
  const copies = field.message !== undefined && copying.has(field.message.typeName);
  if (!copies && !copying.has(holderOf(field))) return frame.work(held(value)) ?? frame.grow(16 * held(value));
  // Each value becomes a message of its own, or some bytes, and is read again.
  const size = extent(value);
  return frame.work(64 * size) ?? frame.grow(256 * size);
}

function held(value: Value): number {
  if (value instanceof MapValue) return 1 + value.entries.size;
  return Array.isArray(value) || value instanceof Uint8Array ? 1 + value.length : 1;
}

function set(target: Wire, field: DescField, value: Value, registry: Registry): CelError | undefined {
  const local = localOf(field, value, registry);
  if (local instanceof CelError) return local;
  if (local === undefined) return undefined;
  if (field.oneof === undefined) define(target, field.localName, local);
  else define(target, field.oneof.localName, { case: field.localName, value: local });
  return undefined;
}

/** Sets a property, whatever its name. */
function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** What a field holds for a value; undefined for a null that leaves it unset. */
function localOf(field: DescField, value: Value, registry: Registry): unknown {
  if (field.fieldKind !== "list" && field.fieldKind !== "map") return placed(field, one(field, value, registry));
  if (field.fieldKind === "list") {
    if (!Array.isArray(value)) return unsupported(field, value);
    const found: unknown[] = [];
    for (const item of value) {
      const local = placed(field, one(field, adapt(item), registry));
      if (local instanceof CelError) return local;
      if (local !== undefined) found.push(local);
    }
    return found;
  }
  if (!(value instanceof MapValue || isPlain(value))) return unsupported(field, value);
  const found = {};
  for (const [key, item] of entriesOf(value)) {
    const name = placed(field, scalarOf(field.mapKey, key));
    const local = name instanceof CelError ? name : placed(field, one(field, item, registry));
    if (local instanceof CelError) return local;
    if (local !== undefined) define(found, String(name), local);
  }
  return found;
}

/** What a field, or one element of it, holds for a value. */
function one(field: DescField, value: Value, registry: Registry): unknown {
  const { message, scalar } = field;
  if (scalar !== undefined) {
    const local = scalarOf(scalar, value);
    return typeof local === "bigint" && "longAsString" in field && field.longAsString ? String(local) : local;
  }
  return message === undefined ? int32Of(value) : messageFor(field, message, value, registry);
}

function messageFor(field: DescField, desc: DescMessage, value: Value, registry: Registry): unknown {
  if (isWrapperDesc(desc)) {
    if (value === null) return undefined;
    const bare = scalarOf(desc.fields[0].scalar, value);
    return bare instanceof CelError || isBare(field, desc) ? bare : create<DescMessage>(desc, { value: bare });
  }
  switch (desc.typeName) {
    case "google.protobuf.Any":
      return pack(value, registry);
    case "google.protobuf.Value": {
      const json = jsonOf(value, registry);
      return json instanceof CelError ? json : valueMessage(json);
    }
    case "google.protobuf.ListValue": {
      const json = Array.isArray(value) ? listOf(value, registry) : mismatch(value, desc.typeName);
      return json instanceof CelError ? json : listMessage(json);
    }
    case "google.protobuf.Struct": {
      const map = value instanceof MapValue || isPlain(value);
      const json = map ? objectOf(value, registry) : mismatch(value, desc.typeName);
      return json instanceof CelError || isPlainStruct(field, desc) ? json : structMessage(json);
    }
    default: {
      const given = messageOf(value);
      if (given?.desc.typeName === desc.typeName) return given.message;
      return value === null ? undefined : mismatch(value, desc.typeName);
    }
  }
}

function placed(field: DescField, local: unknown): unknown {
  if (!(local instanceof CelError)) return local;
  return new CelError(
    `field type conversion error for ${field.parent.typeName}.${field.name} value type: ${local.message}`,
  );
}

function unsupported(field: DescField, value: Value): CelError {
  return new CelError(`unsupported field type for ${field.parent.typeName}.${field.name}: ${typeOf(value).name}`);
}

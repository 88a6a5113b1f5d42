import { durationOf } from "../values/duration.ts";
import { toInt } from "../values/int.ts";
import { mapOf } from "../values/key.ts";
import { timestampOf } from "../values/timestamp.ts";
import type { Value } from "../values/value.ts";
import { CelError, Double, Uint } from "../values/value.ts";
import type { Local } from "./local.ts";
import { isBare, isPlainStruct, localOf, property } from "./local.ts";
import { Message } from "./message.ts";
import type { DescField, DescMessage, Registry, Wire } from "./runtime.ts";
import { create, fromBinary, hasExtension, isFieldSet, isWrapperDesc, ScalarType } from "./runtime.ts";
import type { Field } from "./types.ts";

/** Reads messages as values. */
export class Reader {
  readonly registry: Registry;
  readonly #fields = new Map<DescMessage, ReadonlyMap<string, DescField>>();

  constructor(registry: Registry) {
    this.registry = registry;
  }

  /** The field of a name that a message has itself. */
  own(desc: DescMessage, name: string): DescField | undefined {
    let fields = this.#fields.get(desc);
    if (fields === undefined) {
      fields = new Map(desc.fields.map((field) => [field.name, field]));
      this.#fields.set(desc, fields);
    }
    return fields.get(name);
  }

  /** The field of a name; extensions are named in full. */
  field(desc: DescMessage, name: string): Field | undefined {
    const own = this.own(desc, name);
    if (own !== undefined) return own;
    const extension = this.registry.getExtension(name);
    return extension?.extendee.typeName === desc.typeName ? extension : undefined;
  }

  isSet(of: Wire, field: Field): boolean {
    return field.kind === "extension" ? hasExtension(of, field) : isFieldSet(of, field);
  }

  /** The value of a field: where it is not set, its default, for wrappers and what may be anything null. */
  get(of: Wire, field: Field): Value {
    try {
      return this.#read(field, localOf(of, field));
    } catch (failure) {
      return unreadable(field.name, failure);
    }
  }

  #read(field: Field, local: Local): Value {
    switch (field.fieldKind) {
      case "list":
        return Array.isArray(local) ? local.map((item) => this.#one(field, item)) : [];
      case "map":
        return mapOf(
          Object.entries(local ?? {}).map(([key, item]) => [keyValue(field.mapKey, key), this.#one(field, item)]),
        );
      case "message":
        return local === undefined ? this.#unset(field.message) : this.#one(field, local);
      default:
        return this.#one(field, local ?? field.getDefaultValue());
    }
  }

  #one(field: Field, local: Local): Value {
    const { message, scalar } = field;
    if (scalar !== undefined) return scalarValue(scalar, local);
    if (message === undefined) return Number(local ?? field.enum?.values[0]?.number ?? 0);
    if (isBare(field, message)) return scalarValue(message.fields[0]?.scalar ?? ScalarType.STRING, local);
    return isPlainStruct(field, message) ? jsonValue(local) : this.value(message, local as Wire);
  }

  #unset(desc: DescMessage): Value {
    if (isWrapperDesc(desc) || desc.typeName === "google.protobuf.Any") return null;
    return this.value(desc, create(desc));
  }

  /** A message as a value: those that are well known as what they stand for. What is known of its fields is not read again. */
  value(desc: DescMessage, of: Wire, known?: Map<string, Value>): Value {
    if (isWrapperDesc(desc)) return scalarValue(desc.fields[0].scalar, property(of, "value"));
    switch (desc.typeName) {
      case "google.protobuf.Any":
        return this.#unpacked(of);
      case "google.protobuf.Duration":
        return durationOf(
          BigInt(Number(property(of, "seconds"))) * 1_000_000_000n + BigInt(Number(property(of, "nanos"))),
        );
      case "google.protobuf.Timestamp":
        return timestampOf(Number(property(of, "seconds")), Number(property(of, "nanos")));
      case "google.protobuf.Value":
      case "google.protobuf.Struct":
      case "google.protobuf.ListValue":
        return jsonMessage(of);
      default:
        return new Message(desc, of, this, known);
    }
  }

  /** The message in an `Any`; undefined where its type is not known. Throws where its bytes are none of it. */
  inner(any: Wire): { readonly desc: DescMessage; readonly message: Wire } | undefined {
    const url = String(property(any, "typeUrl"));
    const desc = this.registry.getMessage(url.slice(url.lastIndexOf("/") + 1));
    const bytes = property(any, "value");
    return desc && { desc, message: fromBinary(desc, bytes instanceof Uint8Array ? bytes : new Uint8Array()) };
  }

  #unpacked(any: Wire): Value {
    try {
      const found = this.inner(any);
      if (found !== undefined) return this.value(found.desc, found.message);
      return new CelError(`unknown type: '${String(property(any, "typeUrl"))}'`);
    } catch (failure) {
      return unreadable("google.protobuf.Any", failure);
    }
  }
}

function unreadable(what: string, failure: unknown): CelError {
  return new CelError(`unreadable ${what}: ${failure instanceof Error ? failure.message : "unknown"}`);
}

function scalarValue(scalar: ScalarType, local: Local): Value {
  switch (scalar) {
    case ScalarType.BOOL:
      return local === true;
    case ScalarType.STRING:
      return local === undefined ? "" : String(local);
    case ScalarType.BYTES:
      return local instanceof Uint8Array ? local : new Uint8Array();
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return new Double(Number(local ?? 0));
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return new Uint(whole(local));
    default:
      return toInt(whole(local));
  }
}

function whole(local: Local): bigint {
  return typeof local === "bigint" ? local : BigInt(typeof local === "string" ? local : Number(local ?? 0));
}

/** The package keeps maps as objects, whose keys are texts. */
function keyValue(scalar: ScalarType, key: string): Value {
  return scalarValue(scalar, scalar === ScalarType.BOOL ? key === "true" : key);
}

/** JSON as values: its numbers are doubles. */
function jsonValue(local: Local): Value {
  if (typeof local === "number") return new Double(local);
  if (typeof local === "string" || typeof local === "boolean") return local;
  if (Array.isArray(local)) return local.map(jsonValue);
  if (typeof local !== "object" || local === null) return null;
  return mapOf(Object.entries(local).map(([key, item]) => [key, jsonValue(item)]));
}

/** The messages that hold JSON. */
function jsonMessage(of: Local): Value {
  switch (property(of, "$typeName")) {
    case "google.protobuf.Struct":
      return mapOf(Object.entries(property(of, "fields") ?? {}).map(([key, item]) => [key, jsonMessage(item)]));
    case "google.protobuf.ListValue": {
      const values = property(of, "values");
      return Array.isArray(values) ? values.map(jsonMessage) : [];
    }
    default: {
      const kind = property(of, "kind");
      const value = property(kind, "value");
      if (property(kind, "case") === "nullValue") return null;
      return typeof value === "object" ? jsonMessage(value) : jsonValue(value);
    }
  }
}

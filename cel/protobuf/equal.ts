import { compare } from "../values/compare.ts";
import type { Effort } from "../values/effort.ts";
import { isBare, isPlainStruct, localOf, property } from "./local.ts";
import type { Reader } from "./read.ts";
import type { DescMessage, Wire } from "./runtime.ts";
import { getExtension } from "./runtime.ts";
import type { Field } from "./types.ts";

/**
 * True where the same fields are set to the same values. NaN is equal to nothing; what an `Any` holds is compared as a
 * message where its type is known and its bytes differ; unknown fields by their bytes.
 */
export function sameMessages(desc: DescMessage, a: Wire, b: Wire, reader: Reader, effort: Effort): boolean {
  if (effort.spend(1 + 2 * desc.fields.length)) return false;
  if (desc.typeName === "google.protobuf.Any") return sameAny(a, b, reader, effort);
  for (const field of desc.fields) {
    const set = reader.isSet(a, field);
    if (set !== reader.isSet(b, field)) return false;
    if (set && !sameFields(field, localOf(a, field), localOf(b, field), reader, effort)) return false;
  }
  return sameUnknown(desc, a, b, reader, effort);
}

function sameAny(a: Wire, b: Wire, reader: Reader, effort: Effort): boolean {
  if (property(a, "typeUrl") !== property(b, "typeUrl")) return false;
  if (sameBytes(property(a, "value"), property(b, "value"), effort)) return true;
  try {
    const [left, right] = [reader.inner(a), reader.inner(b)];
    if (left === undefined || right === undefined) return false;
    return sameMessages(left.desc, left.message, right.message, reader, effort);
  } catch {
    return false;
  }
}

function sameFields(field: Field, a: unknown, b: unknown, reader: Reader, effort: Effort): boolean {
  if (field.fieldKind === "list") {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameLocals(field, item, b[index], reader, effort));
  }
  if (field.fieldKind !== "map") return sameLocals(field, a, b, reader, effort);
  const [left, right] = [Object.entries(a ?? {}), new Map(Object.entries(b ?? {}))];
  if (left.length !== right.size) return false;
  return left.every(([key, item]) => right.has(key) && sameLocals(field, item, right.get(key), reader, effort));
}

function sameLocals(field: Field, a: unknown, b: unknown, reader: Reader, effort: Effort): boolean {
  const { message } = field;
  if (effort.spend(typeof a === "string" ? 1 + a.length / 64 : 1)) return false;
  if (message === undefined || isBare(field, message)) {
    return a instanceof Uint8Array ? sameBytes(a, b, effort) : a === b;
  }
  if (isPlainStruct(field, message)) return sameJson(a, b, effort);
  return sameMessages(message, a as Wire, b as Wire, reader, effort);
}

function sameBytes(a: unknown, b: unknown, effort: Effort): boolean {
  if (!(a instanceof Uint8Array && b instanceof Uint8Array) || a.length !== b.length) return false;
  return !effort.spend(a.length / 64) && compare(a, b) === 0;
}

function sameJson(a: unknown, b: unknown, effort: Effort): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== right.size || effort.spend(left.length)) return false;
  return left.every(([key, item]) => right.has(key) && sameJson(item, right.get(key), effort));
}

/** Fields that the message itself does not declare: extensions as fields, the others by their bytes. */
function sameUnknown(desc: DescMessage, a: Wire, b: Wire, reader: Reader, effort: Effort): boolean {
  const [left, right] = [byNumber(a), byNumber(b)];
  if (left.size !== right.size || effort.spend(left.size)) return false;
  for (const [number, parts] of left) {
    const others = right.get(number);
    if (others === undefined) return false;
    const extension = reader.registry.getExtensionFor(desc, number);
    if (extension !== undefined) {
      if (!sameFields(extension, getExtension(a, extension), getExtension(b, extension), reader, effort)) return false;
    } else if (parts.length !== others.length || !parts.every((part, index) => sameBytes(part, others[index], effort)))
      return false;
  }
  return true;
}

function byNumber({ $unknown = [] }: Wire): ReadonlyMap<number, readonly Uint8Array[]> {
  const found = new Map<number, Uint8Array[]>();
  for (const { no, data } of $unknown) found.set(no, [...(found.get(no) ?? []), data]);
  return found;
}

import type { Field, Message, ScalarField, ScalarKind, Slot, Static } from "./message.ts";
import { maxDepth } from "./ranges.ts";
import { Reader } from "./reader.ts";
import { put, readStruct } from "./struct.ts";
import { wire } from "./writer.ts";

/** A message, or what keeps the bytes from being one. */
export type Decoded<T> = { readonly value: T } | { readonly problem: string };

/** A message that is being put together. */
type Building = { [name: string]: unknown };

/**
 * Reads the bytes of a message. What it does not know it passes over; of a field that stands there twice the last one
 * counts, messages are merged, as protobuf says. Values nested deeper than `maxDepth`, text that is not UTF-8 and JSON
 * numbers that are not finite are problems. Takes time and room linear in the bytes.
 */
export function decode<M extends Message>(message: M, bytes: Uint8Array): Decoded<Static<M>> {
  const reader = new Reader(bytes);
  const value = read(message, reader, reader.end, 0, undefined);
  // The description has the type of the value.
  return reader.problem === undefined ? { value: value as Static<M> } : { problem: reader.problem };
}

function read(message: Message, reader: Reader, end: number, depth: number, before: Building | undefined): Building {
  if (depth > maxDepth) reader.fail(`values are nested deeper than ${maxDepth} levels`);
  const out = before ?? blank(message);
  while (reader.before(end)) {
    const tag = reader.short(end);
    const [number, type] = [Math.floor(tag / 8), tag % 8];
    if (number === 0 || number > 0x1fff_ffff) reader.fail("a field has no number");
    const slot = message.slots.get(number);
    if (slot === undefined || type !== wireType(slot.field)) reader.skip(type, end);
    else readField(slot, out, reader, end, depth);
  }
  return out;
}

/** A message of which nothing was said. */
function blank(message: Message): Building {
  const out: Building = {};
  for (const [name, field] of Object.entries(message.fields)) {
    if (field.kind === "list") out[name] = [];
    else if (field.kind === "map") out[name] = {};
    else if (field.kind !== "message" && field.kind !== "struct" && field.kind !== "oneof")
      out[name] = zero[field.kind]();
  }
  return out;
}

const zero: { readonly [kind in ScalarKind]: () => unknown } = {
  string: () => "",
  bytes: () => new Uint8Array(0),
  bool: () => false,
  int32: () => 0,
  uint32: () => 0,
  uint64: () => 0n,
  enum: () => 0,
};

function wireType(field: Field): number {
  const { kind } = field.kind === "list" ? field.item : field;
  return kind === "bool" || kind === "int32" || kind === "uint32" || kind === "uint64" || kind === "enum"
    ? wire.varint
    : wire.delimited;
}

function readField({ name, field, oneof }: Slot, out: Building, reader: Reader, end: number, depth: number): void {
  switch (field.kind) {
    case "message": {
      const stop = reader.delimited(end);
      if (oneof === undefined) out[name] = read(field.message, reader, stop, depth + 1, out[name] as Building);
      else {
        const chosen = out[oneof] as { case: string; value: Building } | undefined;
        const before = chosen?.case === name ? chosen.value : undefined;
        out[oneof] = { case: name, value: read(field.message, reader, stop, depth + 1, before) };
      }
      return;
    }
    case "struct":
      out[name] = readStruct(reader, reader.delimited(end), depth + 1, out[name] as Building | undefined);
      return;
    case "list": {
      const { item } = field;
      const items = out[name] as unknown[];
      if (item.kind !== "message") items.push(readScalar(item, reader, end));
      else items.push(read(item.message, reader, reader.delimited(end), depth + 1, undefined));
      return;
    }
    case "map":
      readEntry(out[name] as { [key: string]: string }, reader, reader.delimited(end));
      return;
    default:
      out[name] = readScalar(field, reader, end);
  }
}

function readEntry(to: { [key: string]: string }, reader: Reader, end: number): void {
  const entry = ["", ""];
  while (reader.before(end)) {
    const tag = reader.short(end);
    if (tag === 8 + wire.delimited || tag === 16 + wire.delimited)
      entry[(tag >> 3) - 1] = reader.text(reader.delimited(end));
    else reader.skip(tag % 8, end);
  }
  const [key = "", value = ""] = entry;
  put(to, key, value);
}

function readScalar({ kind }: ScalarField, reader: Reader, end: number): unknown {
  switch (kind) {
    case "string":
      return reader.text(reader.delimited(end));
    case "bytes":
      return reader.raw(reader.delimited(end));
    case "bool":
      return reader.short(end) !== 0;
    case "uint64":
      return reader.varint(end);
    case "uint32":
      return Number(BigInt.asUintN(32, reader.varint(end)));
    default:
      return Number(BigInt.asIntN(32, reader.varint(end)));
  }
}

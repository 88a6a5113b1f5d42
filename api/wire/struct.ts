import type { Json } from "../json.ts";
import { maxDepth } from "./ranges.ts";
import type { Reader } from "./reader.ts";
import { wire } from "./writer.ts";

/** Sets an own property whatever its name: assigning to `__proto__` would change the prototype instead. */
export function put(to: { [key: string]: unknown }, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(to, key, { value, writable: true, enumerable: true, configurable: true });
  } else to[key] = value;
}

type Building = { [key: string]: unknown };

/** google.protobuf.Struct as a JSON object; entries that stand there twice are merged into `before`. */
export function readStruct(reader: Reader, end: number, depth: number, before: Building | undefined): Building {
  const out = before ?? {};
  if (tooDeep(reader, depth)) return out;
  while (reader.before(end)) {
    const tag = reader.short(end);
    if (tag !== 10) reader.skip(tag % 8, end);
    else readEntry(out, reader, reader.delimited(end), depth + 1);
  }
  return out;
}

function readEntry(to: Building, reader: Reader, end: number, depth: number): void {
  let key = "";
  let value: Json = null;
  while (reader.before(end)) {
    const tag = reader.short(end);
    if (tag === 10) key = reader.text(reader.delimited(end));
    else if (tag === 18) value = readValue(reader, reader.delimited(end), depth + 1);
    else reader.skip(tag % 8, end);
  }
  put(to, key, value);
}

/** google.protobuf.Value; one that says nothing is null. */
function readValue(reader: Reader, end: number, depth: number): Json {
  let value: Json = null;
  if (tooDeep(reader, depth)) return value;
  while (reader.before(end)) {
    const tag = reader.short(end);
    switch (tag) {
      case 8 + wire.varint:
        reader.varint(end);
        value = null;
        break;
      case 16 + wire.fixed64:
        value = reader.double(end);
        if (!Number.isFinite(value)) reader.fail(`a number is ${value}, which JSON does not have`);
        break;
      case 24 + wire.delimited:
        value = reader.text(reader.delimited(end));
        break;
      case 32 + wire.varint:
        value = reader.short(end) !== 0;
        break;
      case 40 + wire.delimited:
        // What a struct holds is JSON.
        value = readStruct(reader, reader.delimited(end), depth + 1, undefined) as { [key: string]: Json };
        break;
      case 48 + wire.delimited:
        value = readList(reader, reader.delimited(end), depth + 1);
        break;
      default:
        reader.skip(tag % 8, end);
    }
  }
  return value;
}

function readList(reader: Reader, end: number, depth: number): Json {
  const items: Json[] = [];
  if (tooDeep(reader, depth)) return items;
  while (reader.before(end)) {
    const tag = reader.short(end);
    if (tag !== 10) reader.skip(tag % 8, end);
    else items.push(readValue(reader, reader.delimited(end), depth + 1));
  }
  return items;
}

function tooDeep(reader: Reader, depth: number): boolean {
  if (depth <= maxDepth) return false;
  reader.fail(`values are nested deeper than ${maxDepth} levels`);
  return true;
}

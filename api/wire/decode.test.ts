import fc from "fast-check";
import { expect, test } from "vitest";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import {
  bool,
  bytes,
  enumeration,
  int32,
  list,
  message,
  nested,
  oneof,
  string,
  struct,
  textMap,
  uint32,
  uint64,
} from "./message.ts";

const Inner = message("t.Inner", { text: string(1), number: uint32(2) });
const Outer = message("t.Outer", {
  text: string(1),
  small: int32(2),
  large: uint64(3),
  yes: bool(4),
  raw: bytes(5),
  inner: nested(6, Inner),
  items: list(nested(7, Inner)),
  tags: textMap(8),
  any: struct(9),
  one: oneof({ a: nested(10, Inner), b: nested(11, Inner) }),
  word: enumeration(12),
});
const bytesOf = (value: Parameters<typeof encode<unknown, object>>[1]) => {
  const encoded = encode(Outer, value);
  return "bytes" in encoded ? [...encoded.bytes] : [];
};
const read = (...bytes: readonly number[]) => decode(Outer, Uint8Array.from(bytes));
const blank = { text: "", small: 0, large: 0n, yes: false, raw: new Uint8Array(0), items: [], tags: {}, word: 0 };

test("nothing is a message of defaults", () => {
  expect(read()).toEqual({ value: blank });
});

test("the last scalar counts, messages and structs are merged", () => {
  const twice = [
    ...bytesOf({ text: "a", inner: { text: "x" }, any: { a: 1 } }),
    ...bytesOf({ text: "b", inner: { number: 7 }, any: { b: 2 } }),
  ];
  expect(read(...twice)).toEqual({
    value: { ...blank, text: "b", inner: { text: "x", number: 7 }, any: { a: 1, b: 2 } },
  });
});

test("of a oneof the last option counts; the same one again is merged", () => {
  const a = bytesOf({ one: { case: "a", value: { text: "x" } } });
  const more = bytesOf({ one: { case: "a", value: { number: 1 } } });
  const b = bytesOf({ one: { case: "b", value: {} } });
  expect(read(...b, ...a, ...more)).toMatchObject({ value: { one: { case: "a", value: { text: "x", number: 1 } } } });
  expect(read(...a, ...b)).toMatchObject({ value: { one: { case: "b", value: { text: "" } } } });
});

test("unknown fields and known ones of another wire type are passed over", () => {
  expect(read(0x98, 0x06, 1, ...bytesOf({ text: "a" }), 0x08, 5)).toEqual({ value: { ...blank, text: "a" } });
});

test("keys of maps and structs cannot change prototypes", () => {
  const tags = Object.fromEntries([["__proto__", "a"]]);
  const any = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}');
  const decoded = read(...bytesOf({ tags, any }));
  expect(decoded).toEqual({ value: { ...blank, tags, any } });
  expect(Object.getPrototypeOf("value" in decoded ? decoded.value.tags : null)).toBe(Object.prototype);
  expect("polluted" in {}).toBe(false);
});

test("an entry without key or value has empty ones; a value that says nothing is null", () => {
  expect(read(0x42, 0)).toMatchObject({ value: { tags: { "": "" } } });
  expect(read(0x4a, 5, 0x0a, 3, 0x0a, 1, 0x61)).toMatchObject({ value: { any: { a: null } } });
});

test.each([
  ["cut off in a text", [0x0a, 5, 0x61], "a value is cut off"],
  ["cut off in a number", [0x10, 0x80], "a number is cut off"],
  ["no field number", [0x00, 1], "a field has no number"],
  ["not UTF-8", [0x0a, 1, 0xff], "a text is not UTF-8"],
  [
    "not finite",
    [0x4a, 16, 0x0a, 14, 0x0a, 1, 0x61, 0x12, 9, 0x11, 0, 0, 0, 0, 0, 0, 0xf0, 0x7f],
    "a number is Infinity, which JSON does not have",
  ],
])("%s is refused", (_, bytes, problem) => {
  expect(read(...bytes)).toEqual({ problem });
});

test("nesting is bounded, and so is the work on arbitrary bytes", () => {
  let value: number[] = [];
  for (let level = 0; level < 120; level++) value = wrap(value);
  expect(read(0x4a, ...varint(value.length), ...value)).toEqual({
    problem: "values are nested deeper than 100 levels",
  });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const decoded = decode(Outer, bytes);
      expect("value" in decoded || decoded.problem.length > 0).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

/** A struct with one entry `a` that holds a struct. */
function wrap(inside: readonly number[]): number[] {
  const value = [0x2a, ...varint(inside.length), ...inside];
  const entry = [0x0a, 1, 0x61, 0x12, ...varint(value.length), ...value];
  return [0x0a, ...varint(entry.length), ...entry];
}

function varint(number: number): number[] {
  return number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...varint(number >> 7)];
}

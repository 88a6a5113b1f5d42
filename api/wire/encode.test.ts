import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import { encode } from "./encode.ts";
import {
  bool,
  bytes,
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

const Inner = message("t.Inner", { text: string(1) });
const Outer = message("t.Outer", {
  text: string(1),
  small: int32(2),
  large: uint64(3),
  yes: bool(4),
  raw: bytes(5),
  inner: nested(6, Inner),
  items: list(string(7)),
  tags: textMap(8),
  any: struct(9),
  one: oneof({ a: nested(10, Inner), b: nested(11, Inner) }),
  count: uint32(12),
});
const hex = (value: Parameters<typeof encode<unknown, Parameters<typeof encode>[1]>>[1]) => {
  const encoded = encode(Outer, value as object);
  return "bytes" in encoded
    ? Array.from(encoded.bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
    : encoded.problem;
};

test("defaults and what is absent take no bytes", () => {
  expect(hex({})).toBe("");
  expect(
    hex({ text: "", small: 0, large: 0n, yes: false, raw: new Uint8Array(0), items: [], tags: {}, inner: undefined }),
  ).toBe("");
});

test.each([
  [{ text: "hi" }, "0a026869"],
  [{ small: -1 }, "10ffffffffffffffffff01"],
  [{ large: 300n }, "18ac02"],
  [{ yes: true }, "2001"],
  [{ raw: Uint8Array.from([0, 255]) }, "2a0200ff"],
  [{ inner: {} }, "3200"],
  [{ inner: { text: "a" } }, "32030a0161"],
  [{ items: ["", "a"] }, "3a003a0161"],
  [{ tags: { k: "v" } }, "42060a016b120176"],
  [{ any: { n: 1 } }, "4a100a0e0a016e120911000000000000f03f"],
  [{ one: { case: "b", value: {} } }, "5a00"],
  [{ count: 4_294_967_295 }, "60ffffffff0f"],
])("%o", (value, expected) => {
  expect(hex(value)).toBe(expected);
});

test("what has no bytes is a problem, not other bytes", () => {
  let deep: Json = {};
  for (let level = 0; level < 60; level++) deep = { a: deep };
  expect(
    [{ small: 2 ** 31 }, { count: -1 }, { large: 2n ** 64n }, { any: { a: Number.NaN } }, { any: { a: deep } }].map(
      hex,
    ),
  ).toEqual([
    "small is 2147483648, which is no int32",
    "count is -1, which is no uint32",
    "large is 18446744073709551616, which is no uint64",
    "a number is NaN, which JSON does not have",
    "values are nested deeper than 100 levels",
  ]);
});

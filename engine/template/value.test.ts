import fc from "fast-check";
import { expect, test } from "vitest";
import { Instant } from "./instant.ts";
import {
  byBytes,
  dictOf,
  entry,
  Int,
  int,
  int64,
  isDict,
  isList,
  keysOf,
  kindOf,
  named,
  truthy,
  typeOf,
} from "./value.ts";
import { parseVersion } from "./version.ts";

const version = parseVersion("1.2.3");

test("types have Go's names", () => {
  const values = [null, true, 1.5, "a", int(1), int64(1n), [1], { a: 1 }, new Instant(0), version];
  expect(values.map(kindOf)).toEqual([
    "invalid",
    "bool",
    "float64",
    "string",
    "int",
    "int64",
    "slice",
    "map",
    "struct",
    "ptr",
  ]);
  expect(values.map(typeOf)).toEqual([
    "<nil>",
    "bool",
    "float64",
    "string",
    "int",
    "int64",
    "[]interface {}",
    "map[string]interface {}",
    "time.Time",
    "*semver.Version",
  ]);
  expect(values.map(named)).toContain("an object");
});

test("integers wrap around at 64 bits", () => {
  expect(int64(2n ** 63n)).toEqual(new Int(-(2n ** 63n), "int64"));
});

test("true is everything but nothing, zero and what is empty", () => {
  expect([null, undefined, false, 0, "", [], {}, int(0), { a: undefined }].some(truthy)).toBe(false);
  expect([true, 1, "0", [0], { a: null }, int(1), new Instant(0), version].every(truthy)).toBe(true);
});

test("an object has its own keys only, sorted", () => {
  const dict = dictOf([
    ["b", 1],
    ["__proto__", 2],
    ["a", undefined],
  ]);
  expect(keysOf(dict)).toEqual(["__proto__", "b"]);
  expect(entry(dict, "__proto__")).toBe(2);
  expect(entry(dict, "toString")).toBeUndefined();
  expect(isDict(dict) && isList([]) && !isDict([]) && !isDict(new Instant(0))).toBe(true);
});

test("texts are ordered by their UTF-8 bytes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (left, right) => {
      const order = Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)));
      return Math.sign(byBytes(left, right)) === order;
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { scan } from "./scan.ts";

test("finds fields that are given twice, by path", () => {
  expect(scan('{"a":1,"b":{"c":[{"x":1,"x":2}]},"a":3}').duplicates).toEqual([["b", "c", 0, "x"], ["a"]]);
  expect(scan('{"a":"{\\"a\\":1,\\"a\\":2}"}').duplicates).toEqual([]);
  expect(scan('{"a":1,"\\u0061":2}').duplicates).toEqual([["a"]]);
});

test("measures depth, and is bounded", () => {
  expect(scan("1").depth).toBe(0);
  expect(scan('{"a":[[]]}').depth).toBe(3);
  expect(scan("[".repeat(100_000) + "]".repeat(100_000)).depth).toBe(100_000);
  expect(scan(`{${'"a":1,'.repeat(1000)}"a":1}`).duplicates).toHaveLength(20);
});

test("what JSON.stringify writes has no duplicates", () => {
  fc.assert(fc.property(fc.json(), (text) => scan(text).duplicates.length === 0));
});

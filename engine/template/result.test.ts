import { expect, test } from "vitest";
import { Instant } from "./instant.ts";
import { resultOf } from "./result.ts";
import { testRun } from "./testing/evaluated.ts";
import type { Value } from "./value.ts";
import { dictOf, int } from "./value.ts";

test("values become JSON", () => {
  const value: Value = { n: int(5), t: new Instant(0), l: [undefined, true, 1.5] };
  expect(resultOf(value, testRun())).toEqual({ n: 5, t: "1970-01-01 00:00:00 +0000 UTC", l: [null, true, 1.5] });
  expect(resultOf(undefined, testRun())).toBeNull();
});

test("a key such as __proto__ is a key", () => {
  const result = resultOf(dictOf([["__proto__", "x"]]), testRun());
  expect(Object.keys(result ?? {})).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
});

test("the same list many times over is too long", () => {
  let doubled: Value = ["x"];
  for (let i = 0; i < 40; i++) doubled = [doubled, doubled];
  expect(() => resultOf(doubled, testRun())).toThrow(expect.objectContaining({ kind: "budget" }));
});

test("what is no number of JSON is refused", () => {
  expect(() => resultOf(Number.NaN, testRun())).toThrow(expect.objectContaining({ kind: "value" }));
});

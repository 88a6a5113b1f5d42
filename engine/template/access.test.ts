import { expect, test } from "vitest";
import { field, indexed, wholeNumber } from "./access.ts";
import { Instant } from "./instant.ts";
import { testRun } from "./testing/evaluated.ts";
import { Int, int } from "./value.ts";
import { parseVersion } from "./version.ts";

const run = testRun();

test("a field that an object does not have is null, of what is not there it is not there either", () => {
  expect(field({ a: 1 }, "a", run)).toBe(1);
  expect(field({ a: 1 }, "b", run)).toBeNull();
  expect(field({}, "constructor", run)).toBeNull();
  expect(field(undefined, "a", run)).toBeUndefined();
});

test.each([null, "text", 1, true, [1]])("%j has no fields", (value) => {
  expect(() => field(value, "a", run)).toThrow(expect.objectContaining({ kind: "value" }));
});

test("versions and times have a few fields", () => {
  const version = parseVersion("v1.2.3-rc.1+b");
  expect(["Major", "Minor", "Patch"].map((name) => field(version, name, run))).toEqual([
    new Int(1n, "uint64"),
    new Int(2n, "uint64"),
    new Int(3n, "uint64"),
  ]);
  expect(["Prerelease", "Metadata", "Original", "String"].map((name) => field(version, name, run))).toEqual([
    "rc.1",
    "b",
    "v1.2.3-rc.1+b",
    "1.2.3-rc.1+b",
  ]);
  const time = new Instant(86_400 * 40 + 3_661);
  expect(["Year", "YearDay", "Day", "Hour", "Minute", "Second"].map((name) => field(time, name, run))).toEqual(
    [1970, 41, 10, 1, 1, 1].map(int),
  );
  expect(field(time, "Unix", run)).toEqual(new Int(3_459_661n, "int64"));
  expect(() => field(time, "Format", run)).toThrow(expect.objectContaining({ kind: "value" }));
});

test("index takes items, values and bytes", () => {
  expect(indexed([1, 2], int(1), run)).toBe(2);
  expect(indexed([1, 2], 1, run)).toBe(2);
  expect(indexed({ a: 1 }, "a", run)).toBe(1);
  expect(indexed({ a: 1 }, "b", run)).toBeNull();
  expect(indexed("é", int(0), run)).toEqual(new Int(0xc3n, "uint8"));
});

test.each([
  [[1], int(1)],
  [[1], int(-1)],
  [[1], "0"],
  [{ a: 1 }, int(0)],
  [null, "a"],
  [1, int(0)],
])("what no value is found by is refused, case %#", (value, key) => {
  expect(() => indexed(value, key, run)).toThrow(expect.objectContaining({ kind: "value" }));
});

test("a number is whole whatever its type", () => {
  expect([int(3), 3, 3.5, "3", null].map(wholeNumber)).toEqual([3, 3, undefined, undefined, undefined]);
});

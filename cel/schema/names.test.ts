import { expect, test } from "vitest";
import { escapeName, isReservedField } from "./names.ts";

test.each([
  ["name", "name"],
  ["namespace", "__namespace__"],
  ["true", "__true__"],
  ["dash-name", "dash__dash__name"],
  ["a.b/c", "a__dot__b__slash__c"],
  ["a__b", "a__underscores__b"],
  ["__proto__", "__underscores__proto__underscores__"],
  ["_", "_"],
])("%s is written %s", (name, escaped) => {
  expect(escapeName(name)).toBe(escaped);
});

test.each(["", "0digit", "sp ace", "ü", "$ref", "a\n"])("%j cannot be written", (name) => {
  expect(escapeName(name)).toBeUndefined();
});

test("some reserved words may be written as they are behind a dot", () => {
  expect(["namespace", "if", "true", "in", "dot"].map(isReservedField)).toEqual([true, true, false, false, false]);
});

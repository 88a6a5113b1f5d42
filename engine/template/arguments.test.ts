import { expect, test } from "vitest";
import { argument, literal, literalNumber } from "./arguments.ts";
import { Instant } from "./instant.ts";
import { number } from "./literals.ts";
import { testRun } from "./testing/evaluated.ts";
import { Int, int } from "./value.ts";

const run = testRun();

test("numbers fit by their value", () => {
  expect(argument(3, "int", "f", run)).toEqual(int(3));
  expect(argument(new Int(3n, "int64"), "int", "f", run)).toEqual(new Int(3n, "int64"));
  expect(argument(int(3), "float", "f", run)).toBe(3);
});

test("nothing is null, an empty object where one is wanted, and stays nothing where both are told apart", () => {
  expect(argument(undefined, "any", "f", run)).toBeNull();
  expect(argument(undefined, "map", "f", run)).toEqual({});
  expect(argument(undefined, "value", "f", run)).toBeUndefined();
});

test.each([
  [1.5, "int", "f needs a whole number, not the number 1.5"],
  ["a", "int", "f needs a whole number, not a text"],
  [1, "string", "f needs a text, not the number 1"],
  [null, "map", "f needs an object, not nothing"],
  [[], "map", "f needs an object, not a list"],
  [1, "bool", "f needs true or false, not the number 1"],
  ["2020", "time", "f needs a time, not a text"],
  [true, "float", "f needs a number, not the boolean true"],
] as const)("%j is no %s", (value, parameter, message) => {
  expect(() => argument(value, parameter, "f", run)).toThrow(expect.objectContaining({ message }));
});

test("times pass where they are wanted", () => {
  const time = new Instant(0);
  expect(argument(time, "time", "f", run)).toBe(time);
});

test("a literal is a float where it is written as one", () => {
  expect(literalNumber(number("1.0", 0))).toBe(1);
  expect(literalNumber(number("0x10", 0))).toEqual(int(16));
  expect(literal({ kind: "string", at: 0, value: "a" })).toBe("a");
  expect(literal({ kind: "nil", at: 0 })).toBeUndefined();
});

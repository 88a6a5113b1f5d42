import { expect, test } from "vitest";
import { readJson } from "./json.ts";

const problem = (text: string) => {
  const found = readJson(text).flatMap(({ problems }) => problems)[0];
  return found && [found.message, found.start];
};

test.each([
  ["", undefined],
  ["[1,]", ['expected a value, found "]"', 3]],
  ['{"a":1,}', ['expected a key in double quotes, found "}"', 7]],
  ['{"a" 1}', ['expected ":" after the key, found "1"', 5]],
  ['{"a":1', ['expected "," or "}", found the end of the text', 6]],
  ['["a', ["the text ends inside a string", 1]],
  ["[NaN]", ['expected a value, found "NaN"', 1]],
  ["[01]", ['expected a value, found "01"', 1]],
  ['{"a":1,"a":2}', ['key "a" is given twice', 7]],
  ['["\\ud800"]', ["a lone surrogate is not a character", 1]],
  ['["\\x"]', ["the string has a control character or an escape that JSON does not know", 1]],
  ["[1e999]", ["1e999 is larger than any number that JSON readers agree on", 1]],
])("%s", (text, expected) => {
  expect(problem(text)).toEqual(expected);
});

test("values after each other are documents", () => {
  expect(readJson('{"a":1}\n{"b":2} [3]').map(({ start, end }) => [start, end])).toEqual([
    [0, 7],
    [8, 15],
    [16, 19],
  ]);
});

test("nesting without end is a problem, not a crash", () => {
  expect(problem("[".repeat(100_000))?.[0]).toBe("nested deeper than 1000 levels");
});

import { expect, test } from "vitest";
import type { Schema } from "../schema.ts";
import { boolean, enums, integer, list, map, object, string } from "../schema.ts";
import { boundsWords } from "./bounds-words.ts";

const cases: readonly (readonly [words: string, schema: Schema])[] = [
  ["", boolean("D.")],
  ["", string("D.")],
  ["", object("D.", {})],
  ["1 to 63 characters; matches `^a`", string("D.", { minLength: 1, maxLength: 63, pattern: "^a" })],
  ["at most 64 characters", string("D.", { maxLength: 64 })],
  ["at least 1", integer("D.", { minimum: 1 })],
  ["0 to 100", integer("D.", { minimum: 0, maximum: 100 })],
  ["`a`, `b`", enums("D.", ["a", "b"])],
  ["1 to 3 items; each `a`", list("D.", enums("I.", ["a"]), { minItems: 1, maxItems: 3 })],
  ["at most 9 items", list("D.", object("I.", { a: integer("A.", { minimum: 0 }) }), { maxItems: 9 })],
  ["at most 9 entries; each at most 5 characters", map("D.", string("V.", { maxLength: 5 }), { maxProperties: 9 })],
];

test.each(cases)("%s", (words, schema) => {
  expect(boundsWords(schema)).toBe(words);
});

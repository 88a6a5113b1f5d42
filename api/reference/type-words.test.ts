import { expect, test } from "vitest";
import type { Schema } from "../schema.ts";
import {
  anyJson,
  anyObject,
  boolean,
  duration,
  enums,
  integer,
  intOrString,
  list,
  map,
  number,
  object,
  quantity,
  string,
  time,
} from "../schema.ts";
import { typeWords } from "./type-words.ts";

const cases: readonly (readonly [words: string, schema: Schema])[] = [
  ["text", string("D.")],
  ["time", time("D.")],
  ["duration", duration("D.")],
  ["quantity", quantity("D.")],
  ["word", enums("D.", ["a"])],
  ["boolean", boolean("D.")],
  ["integer", integer("D.")],
  ["number", number("D.")],
  ["integer or text", intOrString("D.")],
  ["any value", anyJson("D.")],
  ["free-form object", anyObject("D.")],
  ["object", object("D.", {})],
  ["list of text", list("D.", string("I."))],
  ["map of list of object", map("D.", list("L.", object("I.", {})))],
];

test.each(cases)("%s", (words, schema) => {
  expect(typeWords(schema)).toBe(words);
});

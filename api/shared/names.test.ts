import { expect, test } from "vitest";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import { labelName, labelText } from "./names.ts";

const problems = (text: string) => valueProblems(structural(labelName("A name.", 5)), text);

test.each(["a", "a-b", "0", "a--b", "abcde"])("%j is a name", (text) => {
  expect(problems(text)).toEqual([]);
});

test.each(["", "-a", "a-", "A", "a.b", "a b", "abcdef", "ä", "a\n"])("%j is no name", (text) => {
  expect(problems(text)).not.toEqual([]);
});

test("a text has no least length of its own, but the pattern refuses the empty one", () => {
  const schema = structural(labelText("A text.", 5));
  expect(schema.minLength).toBeUndefined();
  expect(valueProblems(schema, "")).toEqual([": pattern"]);
});

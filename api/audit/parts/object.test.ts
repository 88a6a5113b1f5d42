import { expect, test } from "vitest";
import { structural } from "../../structural.ts";
import { valueProblems } from "../../testing/value-problems.ts";
import { objectReference } from "./object.ts";

test("an object is named and has no content", () => {
  const schema = structural(objectReference("An object."));
  const named = { group: "", kind: "Secret", namespace: "a", name: "token" };
  expect(valueProblems(schema, named)).toEqual([]);
  expect(valueProblems(schema, { ...named, data: {} })).toEqual([".data: unknown field"]);
});

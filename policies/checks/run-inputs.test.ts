import type { JsonObject } from "@bubustack/api/json";
import { expect, test } from "vitest";
import { story, storyRun } from "../examples/objects.ts";
import { line } from "../finding.ts";
import { judgeExample } from "../testing/closed-world.ts";

const related = [story({ inputsSchema: { required: ["city"] } }, { name: "hello" })];
const judged = (spec: JsonObject, known: readonly JsonObject[] = related) =>
  judgeExample({ object: storyRun(spec), related: known }).findings.map(line);

test("inputs are judged by the Story's schema, none as empty ones", () => {
  expect(judged({ inputs: { city: "Bern" } })).toEqual([]);
  expect(judged({})).toEqual([
    'spec.inputs.city: is required (the inputsSchema of Story "hello"); add it [story-run/inputs-fit]',
  ]);
});

test("what is refused for another reason is not judged again", () => {
  expect(judged({ inputs: [] })).toEqual(["spec.inputs: is an array ([]); write an object [story-run/schema]"]);
  expect(judged({}, []).join()).not.toContain("inputs-fit");
  expect(judged({ storyRef: { name: "hello", namespace: "other" } }).join()).not.toContain("inputs-fit");
});

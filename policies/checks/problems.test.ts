import { expect, test } from "vitest";
import { steps } from "../examples/objects.ts";
import { storyFacts } from "../facts/story.ts";
import { problemsOf, unknownFields } from "./problems.ts";

const facts = (given: object) =>
  storyFacts(steps({ name: "halt", type: "stop", with: { ...given } }) as unknown as Parameters<typeof storyFacts>[0]);

test("a word with quotes in it gets the word that was meant too", () => {
  const [found] = problemsOf(facts({ phase: 'Fai"led' }), "stop");
  expect(found).toMatchObject({ fix: 'write "Failed"', replacement: "Failed", type: "FieldValueNotSupported" });
});

test("problems of other primitives and unknown fields are not of this type", () => {
  const given = facts({ phase: "Failed", mesage: "x" });
  expect(problemsOf(given, "stop")).toEqual([]);
  expect(problemsOf(facts({ phase: "x" }), "wait")).toEqual([]);
  expect(unknownFields(given)).toEqual([
    {
      path: ["spec", "steps", 0, "with", "mesage"],
      type: "FieldValueForbidden",
      message: '"mesage" is not read',
      fix: 'write "message"',
      correction: { path: ["spec", "steps", 0, "with", "mesage"], rename: "message" },
    },
  ]);
});

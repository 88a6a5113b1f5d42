import { expect, test } from "vitest";
import { lintTexts, story } from "../testing/sample.ts";

test("an unknown field is shown by its key, with what was probably meant", async () => {
  const text = `${story("a", '[{name: a, "tpye": stop}]')}  polcy: {}\n`;
  const { findings } = await lintTexts({ "a.yaml": text });
  expect(findings.filter(({ rule }) => rule === "story/unknown-field")).toMatchObject([
    { path: "spec.steps[0].tpye", start: { line: 6, column: 21 }, end: { column: 27 }, fix: 'did you mean "type"?' },
    { path: "spec.polcy", start: { line: 7, column: 3 }, fix: 'did you mean "policy"?' },
  ]);
});

test("free-form fields have no unknown fields", async () => {
  const { findings } = await lintTexts({
    "a.yaml": story("a", "[{name: a, ref: {name: x}, with: {any: {thing: 1}}}]"),
  });
  expect(findings.filter(({ rule }) => rule === "story/unknown-field")).toEqual([]);
});

import type { Correction } from "@bubustack/policies/finding";
import { expect, test } from "vitest";
import { sortSource } from "../lint/subjects.ts";
import { readSource } from "../source/source.ts";
import { judging, story } from "../testing/sample.ts";
import { fixSource } from "./fix-source.ts";

function fixed(text: string, ...corrections: readonly Correction[]) {
  const source = readSource("a.yaml", Buffer.from(text));
  const [subject] = sortSource(source, { ...judging, named: true }).subjects;
  if (subject === undefined) throw new Error("the sample has a Story");
  const result = fixSource(
    source,
    corrections.map((correction) => ({ subject, correction, by: "x" })),
  );
  return { text: result.text, made: result.made.length };
}

const needs = ["spec", "steps", 0, "needs"];
const text = story("a", "[{name: end, type: stop, needs: [a, b, c, d]}]");

test("all changes are made at once, removals from the end", () => {
  const all = fixed(
    text,
    { path: [...needs, 0], remove: true },
    { path: [...needs, 2], remove: true },
    { path: [...needs, 3], set: "x" },
  );
  expect(all).toEqual({ text: text.replace("a, b, c, d", "b, x"), made: 3 });
});

test("where they cannot be made together, the first that can be made alone is", () => {
  const twice = fixed(text, { path: [...needs, 9, "x"], set: 1 }, { path: [...needs, 0], set: "x" });
  expect(twice).toEqual({ text: text.replace("a, b", "x, b"), made: 1 });
});

test("a change that would change another place too is not made", () => {
  const shared = story("a", "[{name: a, type: stop, needs: &n [b, c]}, {name: b, type: stop, needs: *n}]");
  expect(fixed(shared, { path: [...needs, 0], set: "x" })).toEqual({ text: shared, made: 0 });
});

import { expect, test } from "vitest";
import { sleeping, steps } from "../examples/objects.ts";
import type { StoryContext } from "../facts/story.ts";
import { storyFacts } from "../facts/story.ts";
import { namedSteps, once, stepReads, written } from "./template-reads.ts";

const object = steps(
  sleeping("a-b"),
  sleeping("c", { needs: ["a-b"], if: "{{ and steps.a_b.output.x steps.nobody.y inputs.z (index .steps inputs.w) }}" }),
) as never;
const context = { facts: storyFacts(object) } as StoryContext;

test("the steps that templates name, whether they exist or not", () => {
  const names = [...namedSteps(context.facts.templates)].map(({ name }) => name);
  expect([...new Set(names)]).toEqual(["a_b", "nobody"]);
});

test("the steps that exist, with how they stand to the reader", () => {
  const reads = [...stepReads(context)].map(({ other, relation }) => `${other.step.name} ${relation}`);
  expect([...new Set(reads)]).toEqual(["a-b before"]);
});

test("references are written as one would write them", () => {
  expect(written({ root: "steps", path: ["fetch-feed", "output", 0] })).toBe('steps["fetch-feed"].output[0]');
  expect(written({ root: "inputs", path: ["a", undefined, "b"] })).toBe("inputs.a…");
  expect(written({ root: undefined, path: [] })).toBe(".");
});

test("a thing is told once", () => {
  expect([1, 2, 1, 3, 2].filter(once(String))).toEqual([1, 2, 3]);
});

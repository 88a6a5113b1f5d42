import { expect, test } from "vitest";
import { sleeping, steps } from "../examples/objects.ts";
import { storyFacts } from "./story.ts";

const text = "{{ and steps.a_b.output.x steps.nobody.y inputs.z (index .steps inputs.w) (exists steps.a_b) }}";
const { reads } = storyFacts(steps(sleeping("a-b"), sleeping("c", { needs: ["a-b"], if: text })) as never);

test("reads of steps that exist, with how they stand to the reader", () => {
  const known = reads.known.map(({ name, other, relation }) => `${name} is ${other.step.name}, ${relation}`);
  expect([...new Set(known)]).toEqual(["a_b is a-b, before"]);
});

test("reads of steps that do not exist; what is known only at run time is neither", () => {
  expect([...new Set(reads.unknown.map(({ name }) => name))]).toEqual(["nobody"]);
});

test("reads of something in an output, and whose", () => {
  expect([...new Set(reads.outputs.map(({ reference }) => reference.path.join(".")))]).toEqual(["a_b.output.x"]);
  expect([...reads.sources].map(({ step }) => step.name)).toEqual(["a-b"]);
});

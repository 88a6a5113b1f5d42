import { expect, test } from "vitest";
import { Block } from "./block.ts";
import { branch, stepFact } from "./step.ts";

const block = new Block("steps", ["spec", "steps"], []);

test("a primitive is read, a step that runs an Engram is not", () => {
  const nap = stepFact({ name: "nap", type: "sleep", with: { duration: "1s" } }, [], block, 0);
  expect(nap.primitive).toEqual({ type: "sleep", value: { duration: 1_000 }, problems: [] });
  expect(stepFact({ name: "get", ref: { name: "fetch" } }, [], block, 0).primitive).toBeUndefined();
});

test("a branch is judged by the schema of a step, with the place inside the Story", () => {
  const { step, violations } = branch({ name: "Left", type: "sleep", needs: "a" }, ["at", 1]);
  expect(violations.map(({ path, rule }) => [path.join("."), rule])).toEqual([
    ["at.1.name", "pattern"],
    ["at.1.needs", "type"],
  ]);
  expect(step).toEqual({ name: "Left", type: "sleep" });
});

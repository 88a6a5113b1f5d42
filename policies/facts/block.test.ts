import { expect, test } from "vitest";
import { Block } from "./block.ts";
import { stepFact } from "./step.ts";

function block(
  name: "steps" | "finally",
  earlier: readonly Block[],
  ...steps: readonly (readonly [string, ...string[]])[]
): Block {
  const out = new Block(name, ["spec", name], earlier);
  steps.forEach(([step, ...needs], index) => {
    out.steps.push(stepFact({ name: step, needs, type: "sleep" }, ["spec", name, index], out, index));
    out.names.add(step);
  });
  return out;
}

test("a block sees its own steps and those of earlier blocks", () => {
  const main = block("steps", [], ["a"], ["b", "a", "tidy"]);
  const last = block("finally", [main], ["tidy", "b", "nowhere"]);
  expect(main.graph.unknown.map(({ name }) => name)).toEqual(["tidy"]);
  expect(last.graph.unknown.map(({ name }) => name)).toEqual(["nowhere"]);
  expect(last.visible).toEqual(["tidy", "a", "b"]);
  expect([last.endedBefore("a"), last.endedBefore("tidy"), main.endedBefore("tidy")]).toEqual([true, false, false]);
});

test("graph and closure are about the block's own steps", () => {
  const main = block("steps", [], ["a"], ["b", "a"], ["c", "b"]);
  expect(main.closure.needs(2, 0)).toBe(true);
  expect(main.pathOf(2)).toEqual(["spec", "steps", 2]);
  expect(main.pathOf(9)).toEqual(["spec", "steps"]);
  expect(main.graph).toBe(main.graph);
});

import { expect, test } from "vitest";
import { Block } from "./block.ts";
import { requirement } from "./requires.ts";
import { stepFact } from "./step.ts";

const block = new Block("steps", ["spec", "steps"], []);
const fact = stepFact({ name: "use" }, ["spec", "steps", 0], block, 0);
const read = (text: string) => requirement(fact, text, 2);

test("the step is the second part", () => {
  expect(read("steps.get.output.body")).toMatchObject({ name: "get", path: ["spec", "steps", 0, "requires", 2] });
  expect(read("steps.get.output").malformed).toBeUndefined();
});

test("anything else says nothing about a step", () => {
  expect(read("inputs.a.b").malformed).toBe("prefix");
  expect(read("").malformed).toBe("prefix");
  expect(read("steps.get").malformed).toBe("short");
  expect(read("steps..output").malformed).toBe("short");
  expect(read("steps.get.").malformed).toBe("short");
});

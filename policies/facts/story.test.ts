import type { Story as StoryObject } from "@bubustack/api/bubustack/story";
import { Story } from "@bubustack/api/bubustack/story";
import type { JsonObject } from "@bubustack/api/json";
import { structural } from "@bubustack/api/structural";
import { compile } from "@bubustack/engine/schema/structural";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { executing, running, sleeping, story } from "../examples/objects.ts";
import { maxNesting, storyFacts } from "./story.ts";

const schema = compile(structural(Story.schema));
const facts = (object: JsonObject) => storyFacts(schema.check(schema.prune(object)).view as unknown as StoryObject);
const fan = (name: string, ...steps: readonly JsonObject[]): JsonObject => ({
  name,
  type: "parallel",
  with: { steps },
});

describe("storyFacts", () => {
  test("the steps of all blocks and branches, each with its place", () => {
    const found = facts(
      story({
        steps: [sleeping("a"), fan("fan", sleeping("left"), fan("inner", sleeping("deep")))],
        finally: [sleeping("last")],
      }),
    );
    expect(found.steps.map(({ step }) => step.name)).toEqual(["a", "fan", "last"]);
    expect(found.allSteps.map(({ step, path }) => `${step.name} ${path.join(".")}`)).toEqual([
      "a spec.steps.0",
      "fan spec.steps.1",
      "last spec.finally.0",
      "left spec.steps.1.with.steps.0",
      "inner spec.steps.1.with.steps.1",
      "deep spec.steps.1.with.steps.1.with.steps.0",
    ]);
    expect(found.blocks[2].endedBefore("a")).toBe(true);
  });

  test("branches are judged eight deep, and deeper ones are named", () => {
    const nested = (depth: number): JsonObject => (depth === 0 ? sleeping("x0") : fan(`x${depth}`, nested(depth - 1)));
    expect(facts(story({ steps: [nested(maxNesting)] })).tooDeep).toEqual([]);
    const deep = facts(story({ steps: [nested(100)] }));
    expect(deep.tooDeep).toHaveLength(1);
    expect(deep.branches).toHaveLength(maxNesting);
  });

  test("a branch that is no step keeps the indexes of the others", () => {
    const found = facts(story({ steps: [{ name: "fan", type: "parallel", with: { steps: ["x", sleeping("b")] } }] }));
    expect(found.branches[0]?.steps.map(({ path }) => path.at(-1))).toEqual([1]);
  });

  test("what the schema refused inside a branch is known by its place", () => {
    const found = facts(story({ steps: [fan("fan", { name: "b", type: "slep" })] }));
    const path = ["spec", "steps", 0, "with", "steps", 0];
    expect(found.refused([...path, "type"])).toBe(true);
    expect(found.refused([...path, "name"])).toBe(false);
  });

  test("references are grouped by object", () => {
    const found = facts(story({ steps: [running("a", "fetch"), running("b", "fetch"), executing("c", "child")] }));
    expect(found.engrams("default").map(({ name, by }) => [name, by.length])).toEqual([["fetch", 2]]);
    expect(found.stories("default").map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(["default/child"]);
  });

  test("sizes, transports, requirements and execution settings", () => {
    const found = facts(
      story({
        steps: [sleeping("a", { requires: ["steps.b.output", "x"], execution: { timeout: "1s" } })],
        transports: [{ name: "main", transportRef: "nats" }],
        policy: { timeouts: { gracefulShutdownTimeout: "" } },
      }),
    );
    expect([...found.transports]).toEqual(["main"]);
    expect(found.requirements.map(({ malformed }) => malformed)).toEqual([undefined, "prefix"]);
    expect(found.execution.durations.map(({ path }) => path.at(-1))).toEqual(["gracefulShutdownTimeout", "timeout"]);
    expect(found.fits(found.size)).toBe(true);
    expect(found.fits(found.size - 1)).toBe(false);
  });

  test("a story of 10,000 steps in one chain is read without exhausting the stack", () => {
    const steps = Array.from({ length: 10_000 }, (_, at) =>
      sleeping(`s${at}`, { needs: at === 0 ? [] : [`s${at - 1}`] }),
    );
    const [main] = facts(story({ steps })).blocks;
    expect(main.closure.needs(9_999, 0)).toBe(true);
  });

  test("any spec is read without throwing", () => {
    const step = fc.record(
      {
        name: fc.constantFrom("a", "b", ""),
        type: fc.constantFrom("parallel", "sleep", "executeStory", "wait", "x"),
        with: fc.oneof(
          fc.jsonValue(),
          fc.record({ steps: fc.jsonValue() }),
          fc.record({ steps: fc.array(fc.record({ name: fc.jsonValue(), with: fc.jsonValue() })) }),
        ),
        needs: fc.jsonValue(),
        requires: fc.oneof(fc.jsonValue(), fc.array(fc.string())),
        execution: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.record({ steps: fc.oneof(fc.jsonValue(), fc.array(step)), policy: fc.jsonValue() }), (spec) => {
        const found = facts(story(JSON.parse(JSON.stringify(spec))));
        expect(found.requirements.length + found.execution.durations.length + found.size).toBeGreaterThan(0);
        for (const block of [...found.blocks, ...found.branches])
          expect(block.graph.names).toHaveLength(block.steps.length);
      }),
    );
  });
});

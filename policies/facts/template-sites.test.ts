import type { Story } from "@bubustack/api/bubustack/story";
import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { expect, test } from "vitest";
import { impulse } from "../examples/flow-objects.ts";
import { engram, sleeping, stepRun, story } from "../examples/objects.ts";
import { engramFacts } from "./engram.ts";
import { impulseFacts } from "./impulse.ts";
import { stepRunFacts } from "./runs.ts";
import { storyFacts } from "./story.ts";

const sites = (spec: JsonObject) =>
  storyFacts(story(spec) as unknown as Story).templates.map(
    ({ path, scope, field }) => `${formatPath(path)}: ${field}, ${scope.when}`,
  );
const all = {
  if: "{{ a }}",
  idempotencyKeyTemplate: "{{ b }}",
  with: { duration: "1s", x: ["{{ c }}"] },
  runtime: { y: "{{ d }}" },
  postExecution: { condition: "{{ e }}" },
  execution: { cache: { key: "{{ f }}" } },
};

test("every field of a step and of the story, in order", () => {
  const rules = [{ when: "{{ g }}" }];
  expect(
    sites({
      steps: [sleeping("a", all)],
      output: { z: "{{ h }}" },
      policy: { with: { w: "{{ i }}" } },
      transports: [{ name: "t", transportRef: "r", streaming: { routing: { rules } } }],
    }),
  ).toEqual([
    "spec.steps[0].if: if, when the step runs",
    "spec.steps[0].idempotencyKeyTemplate: other, when the step runs",
    "spec.steps[0].with.x[0]: with, when the step runs",
    "spec.steps[0].runtime.y: runtime, for each packet",
    "spec.steps[0].postExecution.condition: postExecution, when the step runs",
    "spec.steps[0].execution.cache.key: other, when the cache is looked up",
    "spec.output.z: other, when the run ends",
    "spec.policy.with.w: other, when another story executes this one",
    "spec.transports[0].streaming.routing.rules[0].when: other, for each packet",
  ]);
});

test("a realtime story sets its steps up once; its compensations and final steps run as jobs", () => {
  const given = sites({
    pattern: "realtime",
    steps: [sleeping("a", { with: { x: "{{ a }}" }, if: "{{ a }}" })],
    finally: [sleeping("b", { with: { x: "{{ a }}" }, if: "{{ a }}" })],
  });
  expect(given).toEqual([
    "spec.steps[0].if: if, for each packet",
    "spec.steps[0].with.x: with, once, when a realtime story starts",
    "spec.finally[0].if: if, when the step runs",
    "spec.finally[0].with.x: with, when the step runs",
  ]);
});

test("the branches of a parallel step are steps of their own, told once", () => {
  const branch = sleeping("b", { if: "{{ a }}" });
  expect(sites({ steps: [{ name: "fan", type: "parallel", with: { steps: [branch], text: "{{ b }}" } }] })).toEqual([
    "spec.steps[0].with.text: with, when the step runs",
    "spec.steps[0].with.steps[0].if: if, when the step runs",
  ]);
});

test("what cannot be parsed reads nothing", () => {
  const [site] = storyFacts(story({ output: { z: "{{ if }}" } }) as unknown as Story).templates;
  expect([site?.parsed.error?.kind, site?.references]).toEqual(["syntax", []]);
});

test("those of an Engram", () => {
  const cache = { key: "{{ a }}" };
  const given = engram({ with: { x: "{{ a }}" }, executionPolicy: { cache }, overrides: { cache } });
  expect(engramFacts(given as never).templates.map(({ path, scope }) => `${formatPath(path)}: ${scope.when}`)).toEqual([
    "spec.with.x: as part of the steps that run the Engram",
    "spec.executionPolicy.cache.key: when the cache is looked up",
    "spec.overrides.cache.key: when the cache is looked up",
  ]);
});

test("those of what starts Stories", () => {
  const deliveryPolicy = { dedupe: { mode: "key", keyTemplate: "{{ a }}" } };
  const { keys, mapping } = impulseFacts(impulse({ deliveryPolicy, mapping: { x: ["{{ b }}"], y: "plain" } }) as never);
  expect([...keys, ...mapping].map(({ path, scope }) => `${formatPath(path)}: ${scope.when}`)).toEqual([
    "spec.deliveryPolicy.dedupe.keyTemplate: for each event",
    "spec.mapping.x[0]: for each event",
  ]);
});

test("those of a StepRun", () => {
  const given = stepRun({ input: { x: ["{{ a }}"] }, executionOverrides: { cache: { key: "{{ a }}" } } });
  expect(
    stepRunFacts(given as never)
      .templates()
      .map(({ path }) => formatPath(path)),
  ).toEqual(["spec.input.x[0]", "spec.executionOverrides.cache.key"]);
});

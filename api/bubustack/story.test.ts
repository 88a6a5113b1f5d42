import { describe, expect, expectTypeOf, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import type { Step } from "./step.ts";
import type { Story as StoryObject } from "./story.ts";
import { Story } from "./story.ts";

describe("Story", () => {
  test("has usable static types", () => {
    expectTypeOf<StoryObject["spec"]["steps"][number]["name"]>().toEqualTypeOf<string>();
    expectTypeOf<StoryObject["spec"]["pattern"]>().toEqualTypeOf<"batch" | "realtime">();
    expectTypeOf<NonNullable<StoryObject["spec"]["policy"]>["queue"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<StoryObject["spec"]["steps"][number]>().toEqualTypeOf<Step>();
    const story: StoryObject = {
      apiVersion: "bubustack.io/v1alpha1",
      kind: "Story",
      metadata: { name: "s" },
      spec: { pattern: "batch", steps: [{ name: "a", type: "sleep", with: { duration: "1s" } }] },
    };
    expect(story.spec.steps[0]?.name).toBe("a");
  });

  test("requires steps only", () => {
    const spec = structural(Story.spec);
    expect(spec.required).toEqual(["steps"]);
    expect(spec.properties?.steps).toMatchObject({ type: "array", minItems: 1, maxItems: 100 });
  });
});

const step = { name: "a", type: "sleep" };
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...step, name: `s${index}` }));

describe("the schema of Story.spec", () => {
  const problems = (spec: Json) => valueProblems(structural(Story.spec), spec);

  test("accepts every field of a step", () => {
    const full = {
      ...step,
      id: "first",
      needs: ["b"],
      if: "{{ inputs.on }}",
      allowFailure: true,
      sideEffects: true,
      requires: ["steps.b.output"],
      idempotencyKeyTemplate: "{{ inputs.id }}",
      with: { duration: "1s" },
      runtime: {},
      transport: "audio",
      secrets: { token: "my-token" },
      execution: { timeout: "1m", retry: { maxRetries: 0, delay: "1s" }, cache: { mode: "readWrite" } },
      postExecution: { condition: "{{ steps.a.output.ok }}", failureMessage: "not ok" },
    };
    const ref = { name: "b", ref: { name: "fetch", namespace: "other", version: "1", uid: "u" } };
    expect(problems({ steps: [full, ref], finally: [step], compensations: [step] })).toEqual([]);
  });

  test("accepts policies and transports", () => {
    const policy = {
      timeouts: { story: "1h", step: "1m", gracefulShutdownTimeout: "30s" },
      with: { city: "Bonn" },
      retries: { stepRetryPolicy: { maxRetries: 3, jitter: 10, backoff: "linear" }, continueOnStepFailure: true },
      concurrency: 4,
      queue: "slow",
      priority: 1,
      storage: { file: { path: "/data", emptyDir: { sizeLimit: "1Gi" } }, timeoutSeconds: 30 },
      execution: { resources: { cpuRequest: "100m" }, job: { storyRunRetentionSeconds: -1 } },
    };
    const streaming = { routing: { rules: [{ action: "deny", target: { steps: ["a"] } }] }, fanIn: { mode: "any" } };
    const transports = [{ name: "audio", transportRef: "livekit", streaming, settings: { room: 1 } }];
    expect(problems({ steps: [step], policy, transports })).toEqual([]);
  });

  test.each<readonly [problem: string, spec: JsonObject]>([
    [".steps: required", {}],
    [".steps: items", { steps: [] }],
    [".steps: items", { steps: many(101) }],
    [".finally: items", { steps: [step], finally: many(51) }],
    [".pattern: enum", { steps: [step], pattern: "bach" }],
    [".version: length", { steps: [step], version: "1".repeat(65) }],
    [".steps[0].name: required", { steps: [{ type: "sleep" }] }],
    [".steps[0].name: pattern", { steps: [{ ...step, name: "A" }] }],
    [".steps[0].name: length", { steps: [{ ...step, name: "a".repeat(64) }] }],
    [".steps[0].type: enum", { steps: [{ ...step, type: "loop" }] }],
    [".steps[0].with: type", { steps: [{ ...step, with: [] }] }],
    [".steps[0].ref.name: required", { steps: [{ name: "a", ref: {} }] }],
    [".steps[0].ref.namespace: pattern", { steps: [{ name: "a", ref: { name: "b", namespace: "" } }] }],
    [".steps[0].postExecution.condition: length", { steps: [{ ...step, postExecution: { condition: "" } }] }],
    [".steps[0].wiht: unknown field", { steps: [{ ...step, wiht: {} }] }],
    [".policy.priority: range", { steps: [step], policy: { priority: -1 } }],
    [".transports[0].transportRef: length", { steps: [step], transports: [{ name: "t", transportRef: "" }] }],
    [
      ".transports[0].streaming.lanes[0].kind: required",
      { steps: [step], transports: [{ name: "t", transportRef: "x", streaming: { lanes: [{ name: "l" }] } }] },
    ],
  ])("says %s", (problem, spec) => {
    expect(problems(spec)).toEqual([problem]);
  });
});

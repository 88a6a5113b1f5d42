import { expect, test } from "vitest";
import type { Json } from "../json.ts";
import type { Kind } from "../kind.ts";
import { structural } from "../structural.ts";
import { valueProblems } from "../testing/value-problems.ts";
import { EffectClaim } from "./effect-claim.ts";
import { StepRun } from "./step-run.ts";
import { StoryRun } from "./story-run.ts";
import { StoryTrigger } from "./story-trigger.ts";

const problems = (kind: Kind, part: "spec" | "status", value: Json) => valueProblems(structural(kind[part]), value);
const at = "2026-01-01T00:00:00Z";

test.each<[Kind, Json]>([
  [StoryRun, { storyRef: { name: "s" } }],
  [
    StoryRun,
    { storyRef: { name: "s", namespace: "n", version: "1", uid: "u" }, impulseRef: { name: "i" }, inputs: {} },
  ],
  [StepRun, { storyRunRef: { name: "r" }, stepId: "a" }],
  [
    StepRun,
    { storyRunRef: { name: "r" }, stepId: "a", retry: { maxRetries: 1, delay: "1s" }, downstreamTargets: [{}] },
  ],
  [StoryTrigger, { storyRef: { name: "s" }, deliveryIdentity: { submissionId: "x" } }],
  [EffectClaim, { stepRunRef: { name: "r" }, effectKey: "mail" }],
  [EffectClaim, { stepRunRef: { name: "r" }, effectKey: "mail", acquireTime: "2026-01-01T00:00:00.000001Z" }],
])("%# is a spec", (kind, spec) => {
  expect(problems(kind, "spec", spec)).toEqual([]);
});

test.each<[Kind, Json, string]>([
  [StoryRun, {}, ".storyRef: required"],
  [StoryRun, { storyRef: { name: "a.b" } }, ".storyRef.name: pattern"],
  [StoryRun, { storyRef: { name: "s" }, inputs: [] }, ".inputs: type"],
  [StepRun, { storyRunRef: { name: "r" }, stepId: "A" }, ".stepId: pattern"],
  [StepRun, { storyRunRef: { name: "r" }, stepId: "a", idempotencyKey: "x".repeat(257) }, ".idempotencyKey: length"],
  [StoryTrigger, { storyRef: { name: "s" } }, ".deliveryIdentity: required"],
  [
    StoryTrigger,
    { storyRef: { name: "s" }, deliveryIdentity: { submissionId: "x", mode: "always" } },
    ".deliveryIdentity.mode: enum",
  ],
  [EffectClaim, { stepRunRef: { name: "r" }, effectKey: "" }, ".effectKey: length"],
  [EffectClaim, { stepRunRef: { name: "r" }, effectKey: "e", leaseDurationSeconds: 0 }, ".leaseDurationSeconds: range"],
  [EffectClaim, { stepRunRef: { name: "r" }, effectKey: "e", renewTime: at }, ".renewTime: pattern"],
  [
    EffectClaim,
    { stepRunRef: { name: "r" }, effectKey: "e", renewTime: "2026-01-01T00:00:00.123Z" },
    ".renewTime: pattern",
  ],
])("%# is refused", (kind, spec, problem) => {
  expect(problems(kind, "spec", spec)).toEqual([problem]);
});

test.each([
  [{ version: "v1", type: "timeout", message: "late" }, []],
  [{ version: "v2", type: "timeout", message: "late" }, [".error.version: enum"]],
  [{ version: "v1", type: "late", message: "late" }, [".error.type: enum"]],
  [{ version: "v1", type: "timeout", message: "" }, [".error.message: length"]],
  [{ version: "v1", type: "timeout", message: "late", exitClass: "bogus" }, [".error.exitClass: enum"]],
  [{ version: "v1", type: "timeout", message: "late", exitCode: -1 }, [".error.exitCode: range"]],
])("the error %j has the problems %j", (error, expected) => {
  expect(problems(StepRun, "status", { retries: 0, error })).toEqual(expected);
});

test("fields are selectable and columns are those of the contract", () => {
  expect([StoryTrigger, StoryRun, StepRun, EffectClaim].map(({ columns }) => columns.map(({ name }) => name))).toEqual([
    ["Story", "Decision", "StoryRun"],
    ["Story", "Phase", "Duration"],
    ["StoryRun", "Step", "Phase", "Retries"],
    ["StepRun", "Effect", "Holder", "Phase"],
  ]);
  expect(StoryRun.selectableFields).toEqual([".spec.storyRef.name", ".status.phase"]);
  expect(StepRun.selectableFields).toEqual([".spec.storyRunRef.name", ".spec.stepId", ".status.phase"]);
});

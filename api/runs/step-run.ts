import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, duration, integer, list, object, optional, ref, string } from "../schema.ts";
import { labelName } from "../shared/names.ts";
import { engramReference, storyRunReference } from "../shared/references.ts";
import { retryPolicy } from "../shared/retry-policy.ts";
import { downstreamTarget } from "./downstream-target.ts";
import { immutable } from "./immutable.ts";
import { stepExecutionOverrides } from "./step-execution-overrides.ts";
import { stepRunStatus } from "./step-run-status.ts";

const stepRunSpec = object(
  "Which step of which run executes, and how. Only `timeout`, `retry` and `downstreamTargets` change.",
  {
    storyRunRef: ref("The run that the step belongs to.", storyRunReference),
    stepId: labelName("Name of the step in its Story, or of the branch of a parallel step; 1 to 63 characters.", 63),
    idempotencyKey: optional(
      string(
        "Key that marks repetitions of the same work, at most 256 characters; " +
          "default: `ns/<namespace>/storyrun/<run>/step/<step>`, or its hash.",
        { maxLength: 256 },
      ),
    ),
    engramRef: optional(ref("The Engram that executes; absent for primitives.", engramReference)),
    templateGeneration: optional(
      integer("Generation of the Engram's template when this was created.", { format: "int64" }),
    ),
    input: optional(anyObject("Input of the step; at most 4,096 bytes unless the installation says so.")),
    timeout: optional(duration("Deadline of one attempt, a positive Go duration; default: that of the installation.")),
    retry: optional(ref("Retries; default: those of the installation.", retryPolicy)),
    executionOverrides: optional(stepExecutionOverrides),
    downstreamTargets: optional(
      list("Where a realtime step sends what it puts out; at most 200.", downstreamTarget, { maxItems: 200 }),
    ),
  },
  {
    rules: [
      ...immutable("storyRunRef"),
      ...immutable("stepId"),
      ...immutable("engramRef"),
      ...immutable("templateGeneration"),
      {
        rule:
          "!has(oldSelf.idempotencyKey) || oldSelf.idempotencyKey == '' || " +
          "(has(self.idempotencyKey) && self.idempotencyKey == oldSelf.idempotencyKey)",
        message: "idempotencyKey does not change once it is set",
        fieldPath: ".idempotencyKey",
      },
    ],
  },
);

/** The execution of one step of a run. */
export const StepRun = kind({
  group: "runs.bubustack.io",
  kind: "StepRun",
  plural: "stepruns",
  singular: "steprun",
  shortNames: ["step"],
  categories: ["bubu", "ai", "runs"],
  scope: "Namespaced",
  description: "The execution of one step of a run.",
  columns: [
    {
      name: "StoryRun",
      type: "string",
      jsonPath: ".spec.storyRunRef.name",
      description: "The run that it belongs to.",
    },
    { name: "Step", type: "string", jsonPath: ".spec.stepId", description: "The step that it executes." },
    { name: "Phase", type: "string", jsonPath: ".status.phase", description: "Where it stands." },
    { name: "Retries", type: "integer", jsonPath: ".status.retries", description: "How often it was repeated." },
  ],
  selectableFields: [".spec.storyRunRef.name", ".spec.stepId", ".status.phase"],
  rules: [
    {
      rule: "!has(self.status) || !has(self.status.needs) || !(self.metadata.name in self.status.needs)",
      message: "a StepRun does not need itself",
    },
  ],
  spec: stepRunSpec,
  status: stepRunStatus,
});
export type StepRun = ObjectOf<typeof StepRun>;
export type StepRunSpec = Static<typeof stepRunSpec>;
export type StepRunStatus = Static<typeof stepRunStatus>;

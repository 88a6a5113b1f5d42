import type { Static } from "../schema.ts";
import { anyObject, boolean, enums, list, map, object, optional, ref, string } from "../schema.ts";
import { executionOverrides } from "../shared/execution-overrides.ts";
import { labelName, labelText } from "../shared/names.ts";
import { engramReference } from "../shared/references.ts";

/** The primitives: what a step does when it runs no Engram. */
export const stepTypes = ["condition", "parallel", "sleep", "stop", "wait", "executeStory", "gate"] as const;
export type StepType = (typeof stepTypes)[number];

const postExecution = object("A check of the step's result.", {
  condition: string("Template that must be true after success, 1 to 65,536 characters.", {
    minLength: 1,
    maxLength: 65_536,
  }),
  failureMessage: optional(
    string("What the step's failure says when it is not true; at most 16,384 characters.", { maxLength: 16_384 }),
  ),
});

/** One step of a Story: an Engram that is run (`ref`), or a primitive (`type`). */
export const step = object(
  "One step: an Engram that is run (`ref`), or a primitive (`type`).",
  {
    name: labelName(
      "Name by which `needs` and templates address the step, unique in the story; 1 to 63 characters.",
      63,
    ),
    id: optional(labelText("A second identifier for people and tools; at most 63 characters.", 63)),
    needs: optional(
      list(
        "Names of the steps that must have ended before; at most 200.",
        string("Name of a step.", { maxLength: 253 }),
        {
          listType: "atomic",
          maxItems: 200,
        },
      ),
    ),
    type: optional(enums("The primitive; left out when `ref` is set.", stepTypes)),
    if: optional(
      string("Template that must be true for the step to run, at most 65,536 characters; default: it runs.", {
        maxLength: 65_536,
      }),
    ),
    allowFailure: optional(boolean("A failure of the step does not fail the run; default false.")),
    sideEffects: optional(
      boolean("The step changes something outside; it is then not repeated unless `execution.retry` says so."),
    ),
    requires: optional(
      list(
        "Values that must be present before the step runs, as `steps.<name>.<field>`; at most 100.",
        string("Path of a value.", { maxLength: 1_024 }),
        { listType: "atomic", maxItems: 100 },
      ),
    ),
    idempotencyKeyTemplate: optional(
      string("Template of the key that marks repetitions of the same work; at most 512 characters.", {
        maxLength: 512,
      }),
    ),
    ref: optional(ref("The Engram that the step runs; left out when `type` is set.", engramReference)),
    with: optional(anyObject("Configuration of the Engram or primitive; its texts may be templates.")),
    runtime: optional(anyObject("Configuration that is evaluated for each packet of a stream.")),
    transport: optional(
      labelText("Name of the entry of `spec.transports` that the step uses; at most 63 characters.", 63),
    ),
    secrets: optional(
      map(
        "Secrets by the names that the Engram knows them under, instead of its own; at most 100.",
        string("Name of a Secret.", { maxLength: 253 }),
        { maxProperties: 100 },
      ),
    ),
    execution: optional(ref("Changes to how this step is executed.", executionOverrides)),
    postExecution: optional(postExecution),
  },
  {
    rules: [
      { rule: "has(self.ref) != has(self.type)", message: "a step has exactly one of ref and type" },
      {
        rule: "!has(self.needs) || !(self.name in self.needs)",
        message: "a step does not need itself",
        fieldPath: ".needs",
      },
    ],
  },
);
export type Step = Static<typeof step>;

import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { anyObject, boolean, enums, integer, list, map, object, optional, ref, string, time } from "../schema.ts";
import { impulseReference, storyReference } from "../shared/references.ts";
import { phases, runObserved } from "../shared/status.ts";
import { immutable, sticky } from "./immutable.ts";
import { traced } from "./trace.ts";

const storyRunSpec = object(
  "Which Story runs, and with which inputs. Nothing of it changes but `cancelRequested`.",
  {
    storyRef: ref("The Story that runs.", storyReference),
    impulseRef: optional(ref("The Impulse that started the run, if one did.", impulseReference)),
    inputs: optional(
      anyObject(
        "Inputs, checked against the Story's `inputsSchema`; at most 1,024 bytes unless the installation says so.",
      ),
    ),
    cancelRequested: optional(boolean("Ends the run; once true it stays. Default false.")),
  },
  { rules: [...immutable("storyRef"), ...immutable("impulseRef"), sticky("cancelRequested")] },
);

const stepState = object("Where a step stands.", {
  phase: enums("The phase of the step.", phases),
  message: optional(string("What there is to say about it.")),
  startedAt: optional(time("When it started.")),
  finishedAt: optional(time("When it ended.")),
  subStoryRunName: optional(string("StoryRun that the step started.")),
});

/** The states of a gate. */
export const gateStates = ["Pending", "Approved", "Rejected"] as const;

const gate = object("A decision that a gate waits for.", {
  state: optional(enums("What was decided.", gateStates)),
  message: optional(string("Why.")),
  updatedAt: optional(time("When it was decided.")),
  updatedBy: optional(string("Who decided.")),
});

const storyRunStatus = object(
  "How far the run is.",
  {
    ...runObserved,
    phase: optional(enums("Where the run stands.", phases)),
    message: optional(string("What there is to say about it.")),
    active: optional(list("Steps that execute.", string("Name of a step."))),
    completed: optional(list("Steps that have ended well.", string("Name of a step."))),
    allowedFailures: optional(list("Steps that failed and were allowed to.", string("Name of a step."))),
    primitiveChildren: optional(
      map("StepRuns that steps started, by step.", list("StepRuns of a step.", string("Name of a StepRun."))),
    ),
    startedAt: optional(time("When it started.")),
    finishedAt: optional(time("When it ended.")),
    childrenCleanedAt: optional(time("When what it had started was deleted.")),
    duration: optional(string("How long it took.")),
    ...traced,
    attempts: optional(integer("How often it was started.")),
    output: optional(anyObject("The output of the run, after `spec.output` of the Story.")),
    error: optional(anyObject("What went wrong.")),
    stepStates: optional(map("The steps, by name.", stepState)),
    gates: optional(map("Decisions of people, by the name of the gate step.", gate)),
    stepsTotal: optional(integer("Number of steps.")),
    stepsComplete: optional(integer("Steps that have ended well.")),
    stepsFailed: optional(integer("Steps that failed.")),
    stepsSkipped: optional(integer("Steps that were skipped.")),
    triggerTokens: optional(
      list(
        "What the run has been counted for: `story`, `impulse`, `impulse-success`, `impulse-failed`.",
        string("One of them."),
      ),
    ),
  },
  {
    rules: [
      {
        rule: "!has(self.conditions) || self.conditions.exists(c, c.type == 'Ready')",
        message: "conditions include Ready",
        fieldPath: ".conditions",
      },
    ],
  },
);

/** One run of a Story. */
export const StoryRun = kind({
  group: "runs.bubustack.io",
  kind: "StoryRun",
  plural: "storyruns",
  singular: "storyrun",
  shortNames: ["srun"],
  categories: ["bubu", "ai", "runs"],
  scope: "Namespaced",
  description: "One run of a Story.",
  columns: [
    { name: "Story", type: "string", jsonPath: ".spec.storyRef.name", description: "The Story that runs." },
    { name: "Phase", type: "string", jsonPath: ".status.phase", description: "Where the run stands." },
    { name: "Duration", type: "string", jsonPath: ".status.duration", description: "How long it took." },
  ],
  selectableFields: [".spec.storyRef.name", ".status.phase"],
  spec: storyRunSpec,
  status: storyRunStatus,
});
export type StoryRun = ObjectOf<typeof StoryRun>;
export type StoryRunSpec = Static<typeof storyRunSpec>;
export type StoryRunStatus = Static<typeof storyRunStatus>;

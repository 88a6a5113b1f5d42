/** The parts that the status of several kinds have in common. */
import { enums, integer, list, optional, string } from "../schema.ts";
import { conditions, runConditions } from "./conditions.ts";

/** Where an object or a workload stands in its life. */
export const phases = [
  "Pending",
  "Running",
  "Succeeded",
  "Failed",
  "Finished",
  "Canceled",
  "Compensated",
  "Paused",
  "Blocked",
  "Scheduling",
  "Timeout",
  "Aborted",
  "Skipped",
] as const;
export type Phase = (typeof phases)[number];

const observedGeneration = optional(
  integer("The generation of the object that this status was computed for.", { format: "int64" }),
);

/** `status.observedGeneration` and `status.conditions`. */
export const observed = { observedGeneration, conditions: optional(conditions) };

/** The same for runs and what belongs to them. */
export const runObserved = { observedGeneration, conditions: optional(runConditions) };

/** `status.validationStatus` and `status.validationErrors`. */
export const validated = {
  validationStatus: optional(
    enums("What the last check of the spec found.", ["valid", "invalid", "unknown", "pending"]),
  ),
  validationErrors: optional(list("What is wrong with the spec, one entry each.", string("What is wrong."))),
};

/** Jobs: pods that run until enough of them have succeeded. */
import type { JsonObject } from "@bubustack/api/json";
import type { FieldError } from "../../validation/field-error.ts";
import { invalidField, notSupported } from "../../validation/field-error.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, listAt, objectAt, textAt, textMap } from "../object.ts";
import { flag, free, freeObject, int, keyed, object, text, time } from "../schema-words.ts";
import { core } from "./core-types.ts";
import { define } from "./define.ts";
import { completeSpec, podTemplate, specProblems } from "./pods.ts";

/** What of a Job is stored and not looked at. */
const unread = ["podFailurePolicy", "successPolicy", "backoffLimitPerIndex", "managedBy"] as const;

/** A label selector and labels that only the pods of this Job have. */
function owned(job: JsonObject): JsonObject {
  const uid = textAt(job, "metadata", "uid");
  const name = textAt(job, "metadata", "name");
  const spec = objectAt(job, "spec");
  const template = objectAt(spec, "template");
  const labels = {
    ...textMap(template, "metadata", "labels"),
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
  };
  return {
    parallelism: 1,
    // With a parallelism alone, the pods themselves know when all is done.
    ...(at(spec, "parallelism") === undefined ? { completions: 1 } : {}),
    backoffLimit: 6,
    completionMode: "NonIndexed",
    suspend: false,
    ...spec,
    selector: { matchLabels: { "batch.kubernetes.io/controller-uid": uid } },
    template: {
      metadata: { ...objectAt(template, "metadata"), labels },
      spec: completeSpec(objectAt(template, "spec")),
    },
  };
}

function problems(job: JsonObject, old: JsonObject | undefined): readonly FieldError[] {
  const spec = objectAt(job, "spec");
  const errors = [...specProblems(objectAt(spec, "template", "spec"), "spec.template.spec", ["OnFailure", "Never"])];
  for (const field of [
    "parallelism",
    "completions",
    "backoffLimit",
    "activeDeadlineSeconds",
    "ttlSecondsAfterFinished",
  ]) {
    const value = at(spec, field);
    if (typeof value === "number" && value < 0)
      errors.push(invalidField(`spec.${field}`, value, "must be greater than or equal to 0"));
  }
  const mode = textAt(spec, "completionMode");
  if (mode !== "NonIndexed") errors.push(notSupported("spec.completionMode", mode, ["NonIndexed"]));
  if (old !== undefined && JSON.stringify(at(old, "spec", "template")) !== JSON.stringify(at(spec, "template")))
    errors.push(invalidField("spec.template", objectAt(spec, "template"), "field is immutable"));
  return errors;
}

export const jobs = define({
  group: "batch",
  kind: "Job",
  namespaced: true,
  categories: ["all"],
  status: true,
  generation: true,
  selectableFields: ["status.successful"],
  columns: [
    {
      name: "Status",
      type: "string",
      description: "Complete, Failed, Suspended or Running.",
      cell: (job) => {
        const now = listAt(job, "status", "conditions").filter((each) => textAt(each, "status") === "True");
        const type = ["Complete", "Failed", "Suspended"].find((name) =>
          now.some((each) => textAt(each, "type") === name),
        );
        return type ?? "Running";
      },
    },
    {
      name: "Completions",
      type: "string",
      description: "How many pods have succeeded, of how many.",
      cell: (job) => `${at(job, "status", "succeeded") ?? 0}/${at(job, "spec", "completions") ?? 1}`,
    },
  ],
  schema: rootSchema("A Job runs pods until enough of them have succeeded.", {
    spec: object("What is run, how often, and when it has failed.", {
      activeDeadlineSeconds: int("Seconds after which it has failed.", "int64"),
      backoffLimit: int("Failures that are tolerated."),
      backoffLimitPerIndex: int("Kept, and not looked at."),
      completionMode: text("NonIndexed."),
      completions: int("Pods that have to succeed."),
      managedBy: text("Kept, and not looked at."),
      manualSelector: flag("Kept, and not looked at."),
      parallelism: int("Pods that run at once at most."),
      podFailurePolicy: freeObject("Kept, and not looked at."),
      podReplacementPolicy: text("Kept, and not looked at."),
      selector: core("LabelSelector", "The pods of the Job. Set by the server."),
      successPolicy: freeObject("Kept, and not looked at."),
      suspend: flag("Whether its pods are held back."),
      template: podTemplate,
      ttlSecondsAfterFinished: int("Seconds after its end in which it stays."),
    }),
    status: object("How far it is. Written by the server.", {
      active: int("Pods that run or wait."),
      completionTime: time("When it was complete."),
      conditions: keyed("How it has ended.", free("One aspect."), "type"),
      failed: int("Pods that have failed."),
      ready: int("Pods that are ready."),
      startTime: time("When it began."),
      succeeded: int("Pods that have succeeded."),
      terminating: int("Pods that are ending."),
      uncountedTerminatedPods: freeObject("Not used here."),
    }),
  }),
  strategy: {
    ownDuplicates: true,
    create: (job) => ({ ...job, spec: owned(job), status: {} }),
    update: (job, old) => ({
      ...job,
      spec: { ...objectAt(job, "spec"), selector: objectAt(old, "spec", "selector") },
    }),
    validate: problems,
    warnings: (job) =>
      unread
        .filter((field) => at(job, "spec", field) !== undefined)
        .map((field) => `not evaluated by this server: spec.${field}`),
  },
});

/** Deployments: pods of a template, replaced step by step where it changes. */
import type { Json, JsonObject } from "@bubustack/api/json";
import type { FieldError } from "../../validation/field-error.ts";
import { forbiddenField, invalidField, notSupported } from "../../validation/field-error.ts";
import { rootSchema } from "../metadata-schema.ts";
import { at, objectAt, textAt } from "../object.ts";
import type { Column } from "../resource.ts";
import { flag, free, int, intOrString, keyed, object, text } from "../schema-words.ts";
import { define } from "./define.ts";
import { selector } from "./match-schemas.ts";
import { podTemplate } from "./pods.ts";
import { completeTemplate, replicaScale, replicatedProblems, templateColumns } from "./replicated.ts";

const rolling = ["maxUnavailable", "maxSurge"] as const;
const percent = "a valid percent string must be a numeric string followed by an ending '%'";

/** The spec with what it left out. */
function complete(spec: JsonObject): JsonObject {
  const given = objectAt(spec, "strategy");
  const type = textAt(given, "type") || "RollingUpdate";
  const steps = { maxUnavailable: "25%", maxSurge: "25%", ...objectAt(given, "rollingUpdate") };
  return {
    replicas: 1,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
    ...spec,
    strategy: type === "RollingUpdate" ? { ...given, type, rollingUpdate: steps } : { ...given, type },
    template: completeTemplate(objectAt(spec, "template")),
  };
}

function problems(deployment: JsonObject, old: JsonObject | undefined): readonly FieldError[] {
  const spec = objectAt(deployment, "spec");
  const errors: FieldError[] = [...strategyProblems(objectAt(spec, "strategy"))];
  const deadline = at(spec, "progressDeadlineSeconds");
  if (typeof deadline === "number" && deadline <= Number(at(spec, "minReadySeconds") ?? 0))
    errors.push(invalidField("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds"));
  const counts = ["replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds"];
  return [...replicatedProblems(deployment, old, counts), ...errors];
}

function strategyProblems(strategy: JsonObject): readonly FieldError[] {
  const type = textAt(strategy, "type");
  const given = at(strategy, "rollingUpdate");
  if (type === "Recreate") {
    const detail = "may not be specified when strategy `type` is 'Recreate'";
    return given === undefined ? [] : [forbiddenField("spec.strategy.rollingUpdate", detail)];
  }
  if (type !== "RollingUpdate") {
    const shown = { Type: type, RollingUpdate: given ?? null };
    return [notSupported("spec.strategy", shown, ["Recreate", "RollingUpdate"])];
  }
  const errors = rolling.flatMap((name) => amountProblems(name, at(given, name)));
  if (rolling.every((name) => zero(at(given, name)))) {
    const field = "spec.strategy.rollingUpdate.maxUnavailable";
    errors.push(invalidField(field, at(given, "maxUnavailable") ?? 0, "may not be 0 when `maxSurge` is 0"));
  }
  return errors;
}

function amountProblems(name: string, value: Json | undefined): readonly FieldError[] {
  const field = `spec.strategy.rollingUpdate.${name}`;
  if (typeof value === "number")
    return value < 0 ? [invalidField(field, value, "must be greater than or equal to 0")] : [];
  if (typeof value !== "string") return [];
  if (!/^[0-9]+%$/.test(value))
    return [invalidField(field, value, `${percent} (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')`)];
  const over = name === "maxUnavailable" && Number(value.slice(0, -1)) > 100;
  return over ? [invalidField(field, value, "must not be greater than 100%")] : [];
}

function zero(value: Json | undefined): boolean {
  return value === 0 || (typeof value === "string" && /^0+%$/.test(value));
}

function column(name: string, description: string, cell: Column["cell"]): Column {
  return { name, type: "string", description, cell };
}
const counted = (deployment: JsonObject, field: string) => Number(at(deployment, "status", field) ?? 0);

export const deployments = define({
  group: "apps",
  kind: "Deployment",
  namespaced: true,
  shortNames: ["deploy"],
  categories: ["all"],
  status: true,
  generation: true,
  scale: replicaScale,
  columns: [
    column("Ready", "Ready pods, of how many.", (d) => `${counted(d, "readyReplicas")}/${at(d, "spec", "replicas")}`),
    column("Up-to-date", "Pods of the present template.", (d) => counted(d, "updatedReplicas")),
    column("Available", "Pods that can be used.", (d) => counted(d, "availableReplicas")),
  ],
  wideColumns: templateColumns,
  schema: rootSchema("A Deployment keeps pods of a template, and replaces them step by step where it changes.", {
    spec: object("Which pods, how many, and how they are replaced.", {
      minReadySeconds: int("Seconds that a pod has to be ready for until it counts as available."),
      paused: flag("Whether the template may change without pods being replaced."),
      progressDeadlineSeconds: int("Seconds without progress after which a rollout counts as failed."),
      replicas: int("How many there are to be."),
      revisionHistoryLimit: int("How many former ReplicaSets are kept."),
      selector: selector("The pods of the Deployment."),
      strategy: object("How pods are replaced.", {
        rollingUpdate: object("Bounds of a RollingUpdate.", {
          maxSurge: intOrString("How many more pods there may be than replicas; a number, or a share of them."),
          maxUnavailable: intOrString("How many pods may be missing; a number, or a share of replicas."),
        }),
        type: text("RollingUpdate, or Recreate: all old ones go first."),
      }),
      template: podTemplate,
    }),
    status: object("How far it is. Written by the server.", {
      availableReplicas: int("Pods that can be used."),
      collisionCount: int("How often a name of a ReplicaSet was taken."),
      conditions: keyed("Available, Progressing, ReplicaFailure.", free("One aspect."), "type"),
      observedGeneration: int("The generation that this is about.", "int64"),
      readyReplicas: int("Pods that are ready."),
      replicas: int("Pods that have not ended."),
      terminatingReplicas: int("Pods that are ending."),
      unavailableReplicas: int("Pods that are missing or cannot be used yet."),
      updatedReplicas: int("Pods of the present template."),
    }),
  }),
  strategy: {
    ownDuplicates: true,
    create: (deployment) => ({ ...deployment, spec: complete(objectAt(deployment, "spec")), status: {} }),
    update: (deployment) => ({ ...deployment, spec: complete(objectAt(deployment, "spec")) }),
    validate: problems,
  },
});

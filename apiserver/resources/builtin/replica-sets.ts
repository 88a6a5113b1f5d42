/** ReplicaSets: so many pods of one template. */
import type { JsonObject } from "@bubustack/api/json";
import { rootSchema } from "../metadata-schema.ts";
import { at, objectAt } from "../object.ts";
import { free, int, keyed, object } from "../schema-words.ts";
import { define } from "./define.ts";
import { selector } from "./match-schemas.ts";
import { podTemplate } from "./pods.ts";
import { completeTemplate, replicaScale, replicatedProblems, templateColumns } from "./replicated.ts";

const count = (name: string, ...path: readonly string[]) => ({
  name,
  type: "integer",
  description: `${name} pods.`,
  cell: (set: Parameters<typeof at>[0]) => Number(at(set, ...path) ?? 0),
});

/** The set with what it left out. */
function completed(set: JsonObject): JsonObject {
  const spec = objectAt(set, "spec");
  return { ...set, spec: { replicas: 1, ...spec, template: completeTemplate(objectAt(spec, "template")) } };
}

export const replicaSets = define({
  group: "apps",
  kind: "ReplicaSet",
  namespaced: true,
  shortNames: ["rs"],
  categories: ["all"],
  status: true,
  generation: true,
  scale: replicaScale,
  selectableFields: ["status.replicas"],
  columns: [
    count("Desired", "spec", "replicas"),
    count("Current", "status", "replicas"),
    count("Ready", "status", "readyReplicas"),
  ],
  wideColumns: templateColumns,
  schema: rootSchema("A ReplicaSet keeps so many pods of one template.", {
    spec: object("Which pods, and how many.", {
      minReadySeconds: int("Seconds that a pod has to be ready for until it counts as available."),
      replicas: int("How many there are to be."),
      selector: selector("The pods of the ReplicaSet."),
      template: podTemplate,
    }),
    status: object("How many there are. Written by the server.", {
      availableReplicas: int("Pods that have been ready for long enough."),
      conditions: keyed("What is wrong.", free("One aspect."), "type"),
      fullyLabeledReplicas: int("Pods with all labels of the template."),
      observedGeneration: int("The generation that this is about.", "int64"),
      readyReplicas: int("Pods that are ready."),
      replicas: int("Pods that have not ended."),
      terminatingReplicas: int("Pods that are ending."),
    }),
  }),
  strategy: {
    ownDuplicates: true,
    create: (set) => ({ ...completed(set), status: { replicas: 0 } }),
    update: completed,
    validate: (set, old) => replicatedProblems(set, old, ["replicas", "minReadySeconds"]),
  },
});

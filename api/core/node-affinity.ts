import type { Static } from "../schema.ts";
import { integer, list, object, optional, ref, string } from "../schema.ts";

const requirement = object("A requirement on one label or field of a node.", {
  key: string("Key of the label or name of the field."),
  operator: string("`In`, `NotIn`, `Exists`, `DoesNotExist`, `Gt` or `Lt`."),
  values: optional(
    list("Values for the operator; one integer for Gt and Lt.", string("A value."), { listType: "atomic" }),
  ),
});

const term = object(
  "A set of requirements on a node; all must hold.",
  {
    matchExpressions: optional(list("Requirements on labels of the node.", requirement, { listType: "atomic" })),
    matchFields: optional(list("Requirements on fields of the node.", requirement, { listType: "atomic" })),
  },
  { mapType: "atomic" },
);

/** core/v1 NodeAffinity. */
export const nodeAffinity = object("Which nodes the pod may or should run on.", {
  requiredDuringSchedulingIgnoredDuringExecution: optional(
    object(
      "Nodes that the pod may run on.",
      {
        nodeSelectorTerms: list("Terms of which one must hold.", term, { listType: "atomic" }),
      },
      { mapType: "atomic" },
    ),
  ),
  preferredDuringSchedulingIgnoredDuringExecution: optional(
    list(
      "Nodes that are preferred, by the sum of the weights of the terms that hold.",
      object("A preferred term.", {
        weight: integer("Weight of the term, 1 to 100."),
        preference: ref("The term.", term),
      }),
      { listType: "atomic" },
    ),
  ),
});
export type NodeAffinity = Static<typeof nodeAffinity>;

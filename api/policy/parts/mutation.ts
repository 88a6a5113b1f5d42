import type { Static } from "../../schema.ts";
import { enums, list, object, optional } from "../../schema.ts";
import { expression } from "./expression.ts";

const mutation = object(
  "One change of the object.",
  {
    patchType: enums("How the change is said.", ["ApplyConfiguration", "JSONPatch"]),
    applyConfiguration: optional(
      object("A part of the object that is merged into it, with `ApplyConfiguration`.", {
        expression: expression("CEL that gives an `Object{…}`; null fields and atomic lists are not allowed in it."),
      }),
    ),
    jsonPatch: optional(
      object("Operations on the object, with `JSONPatch`.", {
        expression: expression("CEL that gives a list of `JSONPatch{op, path, value}`."),
      }),
    ),
  },
  {
    rules: [
      {
        rule: "(self.patchType == 'JSONPatch') == has(self.jsonPatch) && (self.patchType == 'ApplyConfiguration') == has(self.applyConfiguration)",
        message: "exactly the one of jsonPatch and applyConfiguration is set that patchType names",
      },
    ],
  },
);
export type Mutation = Static<typeof mutation>;

/** `spec.mutations` of ClusterPolicies. */
export const mutations = list("Changes of the object, made one after the other; at most 64.", mutation, {
  listType: "atomic",
  maxItems: 64,
});

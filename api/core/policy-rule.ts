import type { Static } from "../schema.ts";
import { list, object, optional, string } from "../schema.ts";

/** rbac.authorization.k8s.io/v1 PolicyRule. */
export const policyRule = object("What may be done with which resources.", {
  verbs: list("Verbs that are granted; `*` stands for all.", string("A verb."), { listType: "atomic" }),
  apiGroups: optional(
    list("API groups of the resources; the empty text is the core group, `*` stands for all.", string("A group."), {
      listType: "atomic",
    }),
  ),
  resources: optional(
    list("Plural names of the resources; `*` stands for all.", string("A resource."), { listType: "atomic" }),
  ),
  resourceNames: optional(
    list("Names of the objects; default: every object.", string("A name."), { listType: "atomic" }),
  ),
  nonResourceURLs: optional(
    list("URL paths outside the resources; a Role cannot grant them.", string("A path."), { listType: "atomic" }),
  ),
});
export type PolicyRule = Static<typeof policyRule>;

/** Which requests a policy is about (admissionregistration/v1 MatchResources and MatchCondition). */
import { labelSelector } from "../../core/label-selector.ts";
import type { Static } from "../../schema.ts";
import { enums, list, object, optional, ref, string } from "../../schema.ts";
import { expression } from "./expression.ts";

const most = 64;
const texts = (description: string, item: string) =>
  list(description, string(item, { maxLength: 253 }), { listType: "atomic", minItems: 1, maxItems: most });

const namedRule = object("Requests of some operations on some resources.", {
  apiGroups: texts("API groups, 1 to 64; the empty text is the core group, `*` alone stands for all.", "A group."),
  apiVersions: texts("API versions, 1 to 64; `*` alone stands for all.", "A version."),
  operations: list(
    "What is done with the objects, 1 to 5 entries; `*` alone stands for all.",
    enums("An operation.", ["CREATE", "UPDATE", "DELETE", "CONNECT", "*"]),
    { listType: "atomic", minItems: 1, maxItems: 5 },
  ),
  resources: texts(
    "Plural names, 1 to 64: `pods`, `pods/status`, `pods/*` (the subresources), `*` (without subresources), `*/*`.",
    "A resource.",
  ),
  resourceNames: optional(
    list("Names of the objects that are meant, at most 64; default: all.", string("A name.", { maxLength: 253 }), {
      listType: "atomic",
      maxItems: most,
    }),
  ),
  scope: enums("Objects inside of namespaces, outside of them, or both; default `*`.", ["Namespaced", "Cluster", "*"], {
    default: "*",
  }),
});
export type NamedRule = Static<typeof namedRule>;

const excludeResourceRules = optional(
  list("Requests that are not meant, whatever the other rules say; at most 64.", namedRule, {
    listType: "atomic",
    maxItems: most,
  }),
);

/** `spec.matchConstraints` of policies. */
export const matchConstraints = object("Which requests the policy is about.", {
  resourceRules: list("Requests that are meant, 1 to 64 rules: one of them has to match.", namedRule, {
    listType: "atomic",
    minItems: 1,
    maxItems: most,
  }),
  excludeResourceRules,
  matchPolicy: enums(
    "Whether a request for another version or group of the same objects is meant too; default `Equivalent`.",
    ["Equivalent", "Exact"],
    { default: "Equivalent" },
  ),
  namespaceSelector: optional(
    ref(
      "Labels of the namespace that the object is in, or is; default: any. It does not concern other objects.",
      labelSelector,
    ),
  ),
  objectSelector: optional(
    ref(
      "Labels of the object before or after the request; default: any. Who writes an object writes its labels.",
      labelSelector,
    ),
  ),
});

const condition = object("One condition on the request.", {
  name: string("Name of the condition, unique; 1 to 316 characters.", { minLength: 1, maxLength: 316 }),
  expression: expression(
    "CEL that gives a bool; it may use what validations use, but neither `variables` nor `reads`.",
  ),
});

/** Conditions that all must hold; of policies and of exceptions. */
export const matchConditions = (description: string) =>
  list(description, condition, { listType: "map", keys: ["name"], maxItems: most });

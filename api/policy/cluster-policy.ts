import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { enums, object, optional } from "../schema.ts";
import { mutations } from "./parts/mutation.ts";
import { paramRef, paramsRule } from "./parts/params.ts";
import { policyColumns, policyFields, policyStatus } from "./parts/policy.ts";
import { reads } from "./parts/reads.ts";

const clusterPolicySpec = object(
  "What is judged and how. A spec of a ValidatingAdmissionPolicy or MutatingAdmissionPolicy of Kubernetes can stand here as it is.",
  {
    ...policyFields,
    paramRef: optional(paramRef),
    reads: optional(reads),
    mutations: optional(mutations),
    reinvocationPolicy: enums(
      "Whether the mutations are made once more where something after them changed the object; default `Never`.",
      ["IfNeeded", "Never"],
      { default: "Never" },
    ),
  },
  {
    rules: [
      paramsRule,
      {
        rule: "(has(self.validations) && self.validations.size() > 0) || (has(self.auditAnnotations) && self.auditAnnotations.size() > 0) || (has(self.mutations) && self.mutations.size() > 0)",
        message: "at least one of validations, auditAnnotations and mutations has an entry",
      },
      {
        rule: "!has(self.mutations) || self.mutations.size() == 0 || self.at.all(point, point == 'Admission')",
        message: "mutations are made at Admission alone",
      },
      {
        rule: "!has(self.autogen) || self.at.exists(point, point == 'Admission')",
        message: "autogen needs the point Admission",
      },
    ],
  },
);

/** A policy of the cluster. */
export const ClusterPolicy = kind({
  group: "policy.bubustack.io",
  kind: "ClusterPolicy",
  plural: "clusterpolicies",
  singular: "clusterpolicy",
  shortNames: ["bcpol"],
  categories: ["bubu", "ai"],
  scope: "Cluster",
  description: "A policy of the cluster: what requests and runs must satisfy, in CEL.",
  columns: policyColumns,
  spec: clusterPolicySpec,
  status: policyStatus,
});
export type ClusterPolicy = ObjectOf<typeof ClusterPolicy>;
export type ClusterPolicySpec = Static<typeof clusterPolicySpec>;

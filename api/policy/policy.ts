import type { ObjectOf } from "../kind.ts";
import { kind } from "../kind.ts";
import type { Static } from "../schema.ts";
import { object, optional } from "../schema.ts";
import { ownParamRef, paramsRule } from "./parts/params.ts";
import { policyColumns, policyFields, policyStatus } from "./parts/policy.ts";
import { ownReads } from "./parts/reads.ts";

const policySpec = object(
  "What is judged and how: objects of the policy's namespace alone, of the kinds that the installation lets namespaces judge.",
  { ...policyFields, paramRef: optional(ownParamRef), reads: optional(ownReads) },
  {
    rules: [
      paramsRule,
      {
        rule: "(has(self.validations) && self.validations.size() > 0) || (has(self.auditAnnotations) && self.auditAnnotations.size() > 0)",
        message: "at least one of validations and auditAnnotations has an entry",
      },
      {
        rule: "!has(self.autogen) || self.at.exists(point, point == 'Admission')",
        message: "autogen needs the point Admission",
      },
    ],
  },
);

/** A policy of a namespace: it narrows what may be done in it, and sees nothing else. */
export const Policy = kind({
  group: "policy.bubustack.io",
  kind: "Policy",
  plural: "policies",
  singular: "policy",
  shortNames: ["bpol"],
  categories: ["bubu", "ai"],
  scope: "Namespaced",
  description: "A policy of a namespace: it narrows what may be done in it, and sees nothing else.",
  columns: policyColumns,
  spec: policySpec,
  status: policyStatus,
});
export type Policy = ObjectOf<typeof Policy>;
export type PolicySpec = Static<typeof policySpec>;

/** What rules need to know about policies. */
import type { JsonObject } from "@bubustack/api/json";
import type { ClusterPolicy } from "@bubustack/api/policy/cluster-policy";
import type { Policy } from "@bubustack/api/policy/policy";
import type { Context } from "../rule.ts";

type AnyPolicy = ClusterPolicy | Policy;
export type PolicyContext = Context<AnyPolicy, PolicyFacts>;

/** One resource that a rule of a policy names, with its subresource. */
export interface Matched {
  /** Which of the rules, and which of its resources. */
  readonly rule: number;
  readonly at: number;
  readonly group: string;
  readonly resource: string;
  /** Empty for the object itself. */
  readonly subresource: string;
  readonly scope: string;
}

export interface PolicyFacts {
  /** As data, for what reads all kinds of policies. */
  readonly spec: JsonObject;
  /** What its rules name: each group with each resource, in the order of the rules; at most 4,096. */
  readonly matched: readonly Matched[];
}

const most = 4_096;

export function policyFacts({ spec }: AnyPolicy): PolicyFacts {
  const matched: Matched[] = [];
  for (const [rule, { apiGroups, resources, scope }] of spec.matchConstraints.resourceRules.entries())
    for (const [at, text] of resources.entries()) {
      const slash = text.indexOf("/");
      const resource = slash < 0 ? text : text.slice(0, slash);
      const subresource = slash < 0 ? "" : text.slice(slash + 1);
      for (const group of apiGroups)
        if (matched.length < most) matched.push({ rule, at, group, resource, subresource, scope });
    }
  return { spec: spec as unknown as JsonObject, matched };
}

import { policyAsks } from "../../checks/approval.ts";
import { policyFindings } from "../../checks/excepted.ts";
import { clusterException, clusterPolicy } from "../../examples/policy-objects.ts";
import type { ExceptionContext } from "../../facts/policy-exception.ts";
import { rule } from "../../rule.ts";

const related = [clusterPolicy()];
const strict = { ...clusterPolicy(), spec: {} };
const named = { name: "by-digest" };
const known = "pinned";

export default rule<ExceptionContext>({
  id: "cluster-policy-exception/policy-known",
  kind: "ClusterPolicyException",
  effect: "warn",
  summary: "The policies of an exception are there, have the validations that it names, and allow exceptions.",
  why: "An exception from what is not there has no effect, and cannot be approved.",
  examples: {
    allow: [{ object: clusterException({ policies: [{ ...named, rules: [known] }] }), related }],
    deny: [
      { title: "No such policy", object: clusterException() },
      {
        title: "No such validation",
        object: clusterException({ policies: [{ ...named, rules: ["pined"] }] }),
        related,
      },
      { title: "A policy that allows none", object: clusterException(), related: [strict] },
    ],
  },
  needs: policyAsks,
  check: policyFindings,
});

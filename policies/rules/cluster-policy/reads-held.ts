import { readAsks, readRightFindings } from "../../checks/policy-reads.ts";
import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

const reading = clusterPolicy({
  reads: [{ name: "engrams", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", labelSelector: {} }],
});
const listEngrams = { verb: "list", group: "bubustack.io", resource: "engrams", namespace: "", name: "" };

export default rule<PolicyContext>({
  id: "cluster-policy/reads-held",
  kind: "ClusterPolicy",
  effect: "deny",
  summary: "The author of a policy may get and list what it reads.",
  why: "The platform reads for the policy with its own rights. Through its messages an author would otherwise see what is kept from them.",
  examples: {
    allow: [{ object: reading }],
    deny: [
      { title: "What it reads", object: reading, mayNot: [listEngrams] },
      {
        title: "A kind that is readable some day",
        object: clusterPolicy({ paramKind: { apiVersion: "v1", kind: "ConfigMap" }, paramRef: { selector: {} } }),
        mayNot: [{ verb: "get", group: "", resource: "*", namespace: "", name: "" }],
      },
    ],
  },
  needs: readAsks,
  check: readRightFindings,
});

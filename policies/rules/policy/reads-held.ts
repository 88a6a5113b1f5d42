import { readAsks, readRightFindings } from "../../checks/policy-reads.ts";
import { policy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

const reading = policy({
  reads: [{ name: "engrams", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", labelSelector: {} }],
});
const listEngrams = { verb: "list", group: "bubustack.io", resource: "engrams", namespace: "default", name: "" };

export default rule<PolicyContext>({
  id: "policy/reads-held",
  kind: "Policy",
  effect: "deny",
  summary: "The author of a policy may get and list what it reads.",
  why: "The platform reads for the policy with its own rights. Through its messages an author would otherwise see what is kept from them.",
  examples: {
    allow: [{ object: reading }],
    deny: [
      { title: "What it reads", object: reading, mayNot: [listEngrams] },
      { title: "What it judges", object: policy(), mayNot: [{ ...listEngrams, resource: "stories" }] },
      {
        title: "Its namespace",
        object: policy({ validations: [{ expression: "namespaceObject.metadata.labels['tier'] != 'free'" }] }),
        mayNot: [{ verb: "get", group: "", resource: "namespaces", namespace: "default", name: "default" }],
      },
      {
        title: "Its params",
        object: policy({ paramKind: { apiVersion: "bubustack.io/v1alpha1", kind: "Engram" }, paramRef: { name: "a" } }),
        mayNot: [{ ...listEngrams, verb: "get", name: "a" }],
      },
    ],
  },
  needs: readAsks,
  check: readRightFindings,
});

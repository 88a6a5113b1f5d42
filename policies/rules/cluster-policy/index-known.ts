import { indexFindings } from "../../checks/policy-reads.ts";
import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

const by = (index: string) =>
  clusterPolicy({
    reads: [
      {
        name: "users",
        apiVersion: "bubustack.io/v1alpha1",
        kind: "Engram",
        index: { [index]: "object.metadata.name" },
      },
    ],
  });

export default rule<PolicyContext>({
  id: "cluster-policy/index-known",
  kind: "ClusterPolicy",
  effect: "deny",
  summary: "A policy reads by indexes that there are.",
  why: "Objects are found by a declared index without looking at all of them. By one that nobody keeps nothing is found, and every evaluation fails.",
  examples: {
    allow: [{ object: by("templateRef") }],
    deny: [{ object: by("image") }],
  },
  check: indexFindings,
});

import { secretReadFindings } from "../../checks/policy-reads.ts";
import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";

export default rule<PolicyContext>({
  id: "cluster-policy/secrets-unread",
  kind: "ClusterPolicy",
  effect: "deny",
  summary: "Policies do not read Secrets.",
  why: "Whatever a policy reads, its messages can say: a Secret would leave through them.",
  examples: {
    allow: [{ object: clusterPolicy() }],
    deny: [
      {
        title: "Read",
        object: clusterPolicy({ reads: [{ name: "keys", apiVersion: "v1", kind: "Secret", labelSelector: {} }] }),
      },
      {
        title: "As params",
        object: clusterPolicy({ paramKind: { apiVersion: "v1", kind: "Secret" }, paramRef: { name: "a" } }),
      },
    ],
  },
  check: secretReadFindings,
});

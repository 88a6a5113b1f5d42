import { unreadableFindings } from "../../checks/policy-reads.ts";
import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";
import { defaultSettings } from "../../settings.ts";

const config = clusterPolicy({
  reads: [{ name: "config", apiVersion: "v1", kind: "ConfigMap", objectName: "'limits'" }],
});
const readable = {
  group: "",
  version: "v1",
  kind: "ConfigMap",
  resource: "configmaps",
  namespaced: true,
  namespaces: [],
};

export default rule<PolicyContext>({
  id: "cluster-policy/kinds-readable",
  kind: "ClusterPolicy",
  effect: "warn",
  summary: "What a policy reads is a kind of ours, or readable by the decision of the installation.",
  why: "The platform holds no right to read other kinds unless it is given: such a policy is not ready, and follows its failure policy.",
  examples: {
    allow: [
      { object: clusterPolicy() },
      { object: config, settings: { policy: { ...defaultSettings.policy, readable: [readable] } } },
    ],
    deny: [{ object: config }],
  },
  check: unreadableFindings,
});

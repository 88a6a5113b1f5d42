import { foreignReadFindings } from "../../checks/policy-reads.ts";
import { policy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";
import { defaultSettings } from "../../settings.ts";

const reading = policy({
  reads: [{ name: "engrams", apiVersion: "bubustack.io/v1alpha1", kind: "Engram", labelSelector: {} }],
});
const config = policy({ reads: [{ name: "config", apiVersion: "v1", kind: "ConfigMap", objectName: "'limits'" }] });
const templates = policy({
  reads: [{ name: "all", apiVersion: "catalog.bubustack.io/v1alpha1", kind: "EngramTemplate", labelSelector: {} }],
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
  id: "policy/own-reads",
  kind: "Policy",
  effect: "deny",
  summary: "The policy of a namespace reads objects of that namespace.",
  why: "It sees nothing else: what stands outside of namespaces, and kinds of which nobody said that they may be read, are not for it.",
  examples: {
    allow: [
      { object: reading },
      {
        title: "A readable kind",
        object: config,
        settings: { policy: { ...defaultSettings.policy, readable: [readable] } },
      },
    ],
    deny: [
      { title: "A kind that nobody made readable", object: config },
      { title: "A kind of the cluster", object: templates },
      {
        title: "A kind that is readable elsewhere",
        object: config,
        settings: { policy: { ...defaultSettings.policy, readable: [{ ...readable, namespaces: ["others"] }] } },
      },
    ],
  },
  check: foreignReadFindings,
});

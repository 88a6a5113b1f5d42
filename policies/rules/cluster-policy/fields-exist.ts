import { clusterPolicy } from "../../examples/policy-objects.ts";
import type { PolicyContext } from "../../facts/policy.ts";
import { rule } from "../../rule.ts";
import { defaultSettings } from "../../settings.ts";

export default rule<PolicyContext>({
  id: "cluster-policy/fields-exist",
  kind: "ClusterPolicy",
  effect: "warn",
  summary: "Validations read fields that one at least of the kinds has that a policy names.",
  why: "A field that no kind has is an error for every object, which the failure policy decides about: it is misspelt, or of another version.",
  examples: {
    allow: [{ object: clusterPolicy({ validations: [{ expression: "object.spec.image != ''" }] }) }],
    deny: [
      {
        title: "A misspelt field of Pods",
        settings: {
          policy: { ...defaultSettings.policy, targets: [{ group: "", versions: ["v1"], resources: ["pods"] }] },
        },
        object: clusterPolicy({
          matchConstraints: {
            resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] }],
          },
          validations: [{ expression: "object.spec.?hostNetwrk.orValue(false) == false" }],
        }),
      },
      {
        title: "A misspelt field",
        object: clusterPolicy({ validations: [{ expression: "object.spec.imagee != ''" }] }),
      },
    ],
  },
  check: ({ object, expressions }) => expressions?.fields(object.spec) ?? [],
});

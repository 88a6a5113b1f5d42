/** Policies of Kubernetes as ClusterPolicies. */
import type { JsonObject } from "@bubustack/api/json";
import { listAt, objectAt, textAt, textsAt } from "../fields.ts";
import type { Conversion, Loss } from "./conversion.ts";
import { joined } from "./conversion.ts";
import { narrowed } from "./resources.ts";

const fields = [
  "failurePolicy",
  "paramKind",
  "matchConditions",
  "variables",
  "validations",
  "auditAnnotations",
  "mutations",
  "reinvocationPolicy",
];

/** A ValidatingAdmissionPolicy or MutatingAdmissionPolicy with those of some bindings that are its own: a ClusterPolicy for each. */
export function toOwn(policy: JsonObject, all: readonly JsonObject[]): Conversion {
  const name = textAt(objectAt(policy, "metadata"), "name");
  const bindings = all.filter(
    (one) => one["kind"] === `${textAt(policy, "kind")}Binding` && textAt(objectAt(one, "spec"), "policyName") === name,
  );
  if (bindings.length === 0)
    return {
      objects: [],
      lost: [],
      refused: [{ object: policy, path: [], message: "no binding puts it in force: a ClusterPolicy would be" }],
    };
  return joined(bindings.map((binding) => ofBinding(policy, binding, name, bindings.length === 1)));
}

function ofBinding(policy: JsonObject, binding: JsonObject, name: string, only: boolean): Conversion {
  const [spec, bound] = [objectAt(policy, "spec"), objectAt(binding, "spec")];
  const matched = narrowed(objectAt(spec, "matchConstraints"), objectAt(bound, "matchResources"));
  if ("problem" in matched)
    return {
      objects: [],
      lost: [],
      refused: [{ object: binding, path: ["spec", "matchResources"], message: matched.problem }],
    };
  const actions = textsAt(bound, "validationActions");
  const action = ["Deny", "Warn"].find((one) => actions.includes(one)) ?? "Audit";
  const own: JsonObject = {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicy",
    metadata: { name: only ? name : `${name}-${textAt(objectAt(binding, "metadata"), "name")}` },
    spec: {
      ...(textAt(policy, "kind") === "ValidatingAdmissionPolicy" && { action }),
      matchConstraints: matched.resources,
      ...Object.fromEntries(fields.filter((field) => spec[field] !== undefined).map((field) => [field, spec[field]])),
      ...(bound["paramRef"] !== undefined && { paramRef: bound["paramRef"] }),
    },
  };
  return { objects: [own], lost: lossesOf(policy, binding, actions, action), refused: [] };
}

function lossesOf(
  policy: JsonObject,
  binding: JsonObject,
  actions: readonly string[],
  action: string,
): readonly Loss[] {
  const others = actions.filter((one) => one !== action);
  return [
    ...(others.length === 0
      ? []
      : [
          {
            object: binding,
            path: ["spec", "validationActions"],
            message: `a ClusterPolicy has one action: ${action} is kept, ${others.join(" and ")} is not`,
          },
        ]),
    ...(listAt(objectAt(policy, "spec"), "mutations").length === 0
      ? []
      : [
          {
            object: policy,
            path: ["spec", "mutations"],
            message: "a ClusterPolicy refuses what its mutations would change once more",
          },
        ]),
    ...(action === "Deny" || listAt(objectAt(policy, "spec"), "auditAnnotations").length === 0
      ? []
      : [
          {
            object: policy,
            path: ["spec", "auditAnnotations"],
            message: `an audit annotation that cannot be made follows the action ${action}, and does not refuse the request`,
          },
        ]),
    {
      object: policy,
      path: ["spec", "matchConstraints"],
      message:
        "a ClusterPolicy is not asked in namespaces of Kubernetes and of the platform, nor about what could lock the cluster",
    },
  ];
}

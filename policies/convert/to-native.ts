/** ClusterPolicies as policies of Kubernetes, with a binding each: what the API server can decide alone. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { listAt, objectAt, textAt, textsAt } from "../fields.ts";
import type { Conversion, Loss } from "./conversion.ts";

const common = ["failurePolicy", "paramKind", "matchConstraints", "matchConditions", "variables"];

/** A ClusterPolicy as a ValidatingAdmissionPolicy, a MutatingAdmissionPolicy, or both. */
export function toNative(policy: JsonObject): Conversion {
  const spec = objectAt(policy, "spec");
  const refused = refusals(policy, spec);
  if (refused.length > 0) return { objects: [], lost: [], refused };
  const judging = listAt(spec, "validations").length + listAt(spec, "auditAnnotations").length > 0;
  const changing = listAt(spec, "mutations").length > 0;
  return {
    objects: [
      ...(changing ? pair(policy, spec, "Mutating") : []),
      ...(judging ? pair(policy, spec, "Validating") : []),
    ],
    lost: losses(policy, spec),
    refused: [],
  };
}

function pair(policy: JsonObject, spec: JsonObject, which: "Validating" | "Mutating"): readonly JsonObject[] {
  const name = textAt(objectAt(policy, "metadata"), "name");
  const apiVersion = "admissionregistration.k8s.io/v1";
  const shared = Object.fromEntries(
    common.filter((field) => spec[field] !== undefined).map((field) => [field, spec[field]]),
  );
  const ref = spec["paramRef"];
  const own: JsonObject =
    which === "Mutating"
      ? { ...shared, mutations: spec["mutations"], reinvocationPolicy: textAt(spec, "reinvocationPolicy") || "Never" }
      : {
          ...shared,
          ...(listAt(spec, "validations").length > 0 && {
            validations: listAt(spec, "validations").filter(isObject).map(plain),
          }),
          ...(spec["auditAnnotations"] !== undefined && { auditAnnotations: spec["auditAnnotations"] }),
        };
  return [
    { apiVersion, kind: `${which}AdmissionPolicy`, metadata: { name }, spec: own },
    {
      apiVersion,
      kind: `${which}AdmissionPolicyBinding`,
      metadata: { name },
      spec: {
        policyName: name,
        ...(isObject(ref) && { paramRef: { parameterNotFoundAction: "Deny", ...ref } }),
        ...(which === "Validating" && { validationActions: [textAt(spec, "action") || "Deny"] }),
      },
    },
  ];
}

/** A validation without what is ours. */
function plain(validation: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(validation).filter(([field]) => field !== "name" && field !== "path"));
}

function refusals(policy: JsonObject, spec: JsonObject): readonly Loss[] {
  const loss = (path: Path, message: string): Loss => ({ object: policy, path, message });
  const points = textsAt(spec, "at").filter((point) => point !== "Admission");
  return [
    ...(policy["kind"] === "Policy"
      ? [loss([], "a policy of a namespace would become one of the cluster, which its author may not write")]
      : []),
    ...(points.length === 0
      ? []
      : [loss(["spec", "at"], `the API server asks at Admission only, not at ${points.join(", ")}`)]),
    ...(listAt(spec, "reads").length === 0
      ? []
      : [loss(["spec", "reads"], "the API server lets policies read no objects besides their params")]),
  ];
}

function losses(policy: JsonObject, spec: JsonObject): readonly Loss[] {
  const loss = (path: Path, message: string): Loss => ({ object: policy, path: ["spec", ...path], message });
  const controllers = textsAt(objectAt(spec, "autogen"), "podControllers");
  const told = ["name", "path"].filter((field) =>
    listAt(spec, "validations").some((validation) => isObject(validation) && validation[field] !== undefined),
  );
  return [
    ...(spec["exceptions"] === undefined
      ? []
      : [loss(["exceptions"], "exceptions have no effect: the API server knows none")]),
    ...(controllers.length === 0
      ? []
      : [loss(["autogen"], `Pods are judged when they are made, not in the templates of ${controllers.join(", ")}`)]),
    ...(told.length === 0
      ? []
      : [loss(["validations"], `a refusal does not tell the ${told.join(" and ")} of its validation`)]),
    ...(listAt(spec, "mutations").length === 0
      ? []
      : [loss(["mutations"], "the API server does not refuse what the mutations would change once more")]),
    ...(spec["auditAnnotations"] === undefined || spec["action"] === undefined || spec["action"] === "Deny"
      ? []
      : [
          loss(
            ["auditAnnotations"],
            "an audit annotation that cannot be made refuses the request, whatever the action",
          ),
        ]),
    loss(["matchConstraints"], "it is asked in namespaces of Kubernetes and of the platform too"),
  ];
}

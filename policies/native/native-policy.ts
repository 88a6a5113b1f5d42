import type { JsonObject } from "@bubustack/api/json";
import type { Kind } from "@bubustack/api/kind";

/** What the API server itself holds about updates of a kind, as a ValidatingAdmissionPolicy. */
export interface NativePolicy {
  readonly kind: Kind;
  /** The policy is about the status subresource. */
  readonly status?: boolean;
  /** Names for parts of later expressions, which read them as `variables.<name>`. */
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
  readonly validations: readonly Validation[];
}

export interface Validation {
  /** The rule that says the same, with better words, wherever the webhook answers. */
  readonly rule: { readonly id: string; readonly summary: string };
  /** CEL over `object`, `oldObject` and `variables`: true where the update may be. */
  readonly expression: string;
}

/** The name of the policy, of its binding and of its file: `storyruns-status.bubustack.io`. */
export function policyName({ kind, status }: NativePolicy): string {
  return `${kind.plural}${status === true ? "-status" : ""}.bubustack.io`;
}

/** The policy and the binding that puts it in force everywhere. */
export function objectsOf(policy: NativePolicy): readonly [policy: JsonObject, binding: JsonObject] {
  const name = policyName(policy);
  const { kind, status, variables, validations } = policy;
  const resource = status === true ? `${kind.plural}/status` : kind.plural;
  const resourceRules = [
    { apiGroups: [kind.group], apiVersions: [kind.version], operations: ["UPDATE"], resources: [resource] },
  ];
  const spec = {
    failurePolicy: "Fail",
    matchConstraints: { matchPolicy: "Equivalent", resourceRules },
    ...(variables.length > 0 && { variables: variables.map((variable) => ({ ...variable })) }),
    validations: validations.map(({ rule, expression }) => ({
      expression,
      message: messageOf(rule),
      reason: "Invalid",
    })),
  };
  const apiVersion = "admissionregistration.k8s.io/v1";
  return [
    { apiVersion, kind: "ValidatingAdmissionPolicy", metadata: { name }, spec },
    {
      apiVersion,
      kind: "ValidatingAdmissionPolicyBinding",
      metadata: { name },
      spec: { policyName: name, validationActions: ["Deny"] },
    },
  ];
}

/** What holds, and the id by which `bubu explain` says more. */
function messageOf({ id, summary }: Validation["rule"]): string {
  return `${summary.replace(/\.$/, "")} [${id}]`;
}

import type { JsonObject } from "@bubustack/api/json";

/** A ValidatingAdmissionPolicy that is in force everywhere, and denies. */
export interface Bound {
  /** Of the policy and of its binding. */
  readonly name: string;
  /** Which writes it is about. */
  readonly resourceRules: readonly JsonObject[];
  /** Which of them it looks at; absent, all. */
  readonly matchConditions?: readonly { readonly name: string; readonly expression: string }[];
  /** Names for parts of later expressions, which read them as `variables.<name>`. */
  readonly variables: readonly { readonly name: string; readonly expression: string }[];
  readonly validations: readonly {
    readonly expression: string;
    /** What is said where there is no `messageExpression`, or it fails. */
    readonly message: string;
    readonly messageExpression?: string;
    readonly reason: "Invalid" | "Forbidden";
  }[];
}

/** The policy and its binding. What cannot be evaluated is refused. */
export function bound({ name, resourceRules, ...rest }: Bound): readonly [policy: JsonObject, binding: JsonObject] {
  const { matchConditions, variables, validations } = rest;
  const spec = {
    failurePolicy: "Fail",
    matchConstraints: { matchPolicy: "Equivalent", resourceRules },
    ...(matchConditions !== undefined && { matchConditions: matchConditions.map((each) => ({ ...each })) }),
    ...(variables.length > 0 && { variables: variables.map((variable) => ({ ...variable })) }),
    validations: validations.map((validation) => ({ ...validation })),
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

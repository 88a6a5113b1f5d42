import type { Kind } from "@bubustack/api/kind";
import type { Bound } from "./bound.ts";

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

/** The policy, as it is put in force. */
export function policyOf(policy: NativePolicy): Bound {
  const { kind, status, variables, validations } = policy;
  const resource = status === true ? `${kind.plural}/status` : kind.plural;
  return {
    name: policyName(policy),
    resourceRules: [
      { apiGroups: [kind.group], apiVersions: [kind.version], operations: ["UPDATE"], resources: [resource] },
    ],
    variables,
    validations: validations.map(({ rule, expression }) => ({
      expression,
      message: messageOf(rule),
      reason: "Invalid",
    })),
  };
}

/** What holds, and the id by which `bubu explain` says more. */
function messageOf({ id, summary }: Validation["rule"]): string {
  return `${summary.replace(/\.$/, "")} [${id}]`;
}

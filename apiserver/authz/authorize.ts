import type { Access, Subject } from "./access.ts";
import { grants } from "./grants.ts";
import type { Policy } from "./policy.ts";
import { ruleAllows } from "./rule.ts";

/** The answer to an access, and why. */
export interface Decision {
  readonly allowed: boolean;
  /** By what it is allowed, or what could not be evaluated; may be empty. */
  readonly reason: string;
}

/** The group that may do everything: it cannot be locked out, and no binding gives or takes it. */
export const masters = "system:masters";

/** Decides by roles and bindings whether a user may do something. Nothing is allowed that no rule allows. */
export function authorize(access: Access, user: Subject, policy: Policy): Decision {
  if (user.groups?.includes(masters) === true) return { allowed: true, reason: "" };
  const problems: string[] = [];
  const namespace = access.type === "resource" ? access.namespace : "";
  for (const grant of grants(policy, user, namespace)) {
    if ("problem" in grant) problems.push(grant.problem);
    else if (ruleAllows(grant.rule, access)) return { allowed: true, reason: `RBAC: allowed by ${grant.by}` };
  }
  return { allowed: false, reason: problems.length === 0 ? "" : `RBAC: ${aggregate(problems)}` };
}

/** Several problems as one text. */
export function aggregate(problems: readonly string[]): string {
  const [only] = problems;
  const distinct = [...new Set(problems)];
  return distinct.length === 1 && only !== undefined ? only : `[${distinct.join(", ")}]`;
}

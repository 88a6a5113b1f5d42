/** Whether a draft may have a stricter action: what its requests came to is held against what may be refused. */
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { isPolicy } from "@bubustack/policies/policy/is-policy";
import type { Replayed } from "./tally.ts";

export type Promotion = "warn" | "deny";

const actions = { warn: "Warn", deny: "Deny" } as const;

/**
 * The draft as if its policies had that action: those of ours in their spec, those of Kubernetes in their bindings, which keep `Audit`. Other objects stay
 * as they are.
 */
export function promoted(draft: readonly JsonObject[], to: Promotion): readonly JsonObject[] {
  return draft.map((object) => {
    const { spec } = object;
    if (!isObject(spec)) return object;
    if (isOwn(object)) return { ...object, spec: { ...spec, action: actions[to] } };
    if (!isBinding(object)) return object;
    const before = spec["validationActions"];
    const audits = isList(before) && before.includes("Audit");
    return { ...object, spec: { ...spec, validationActions: [actions[to], ...(audits ? ["Audit"] : [])] } };
  });
}

function isOwn(object: JsonObject): boolean {
  return isPolicy(object) && String(object["apiVersion"]).startsWith("policy.bubustack.io/");
}

function isBinding({ apiVersion, kind }: JsonObject): boolean {
  return String(apiVersion).startsWith("admissionregistration.k8s.io/") && kind === "ValidatingAdmissionPolicyBinding";
}

export interface Gate {
  readonly to: Promotion;
  readonly most: number;
  /** Requests that would be refused, or warned about. */
  readonly met: number;
  /** Why it may not; empty where it may. */
  readonly reasons: readonly string[];
}

export function gate(
  { refused, warned, unverified, malformed, requests }: Replayed,
  to: Promotion,
  most: number,
): Gate {
  const met = to === "deny" ? refused : warned;
  const said = to === "deny" ? "refused" : "warned about";
  return {
    to,
    most,
    met,
    reasons: [
      ...(met > most ? [`${met} requests would be ${said}, and ${most} may be`] : []),
      ...(to === "warn" && refused > 0
        ? [`${refused} requests would be refused by what the action does not change`]
        : []),
      ...(unverified > 0 ? [`${unverified} requests are unverified; give what policies look at by --objects`] : []),
      ...(malformed.lines > 0 ? [`${malformed.lines} lines are no requests`] : []),
      ...(requests === 0 ? ["the log has no requests"] : []),
    ],
  };
}

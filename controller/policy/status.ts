import type { Examined } from "@bubustack/policies/policy/examined";
import type { Enforcement } from "@bubustack/policies/registration/announcement";
import type { Says } from "@bubustack/runtime/conditions";

/** Whether a policy does what it says. */
export function ready({ faults, notCovered, expressionWarnings, notes }: Examined): Says {
  const [first] = faults;
  if (first !== undefined) {
    const message = faults.map((fault) => fault.message).join("; ");
    return { type: "Ready", status: "False", reason: first.reason, message };
  }
  const besides = [
    ...(notCovered.length === 0 ? [] : [`it is not asked about ${notCovered.join(", ")}`]),
    ...notes,
    ...(expressionWarnings.length === 0 ? [] : ["status.typeChecking names expressions that do not fit"]),
  ];
  const message = ["it is asked and can be evaluated", ...besides].join("; ");
  return { type: "Ready", status: "True", reason: notCovered.length > 0 ? "PartlyCovered" : "Ready", message };
}

/** Whether the API server asks about a policy, and every replica of the webhooks judges by it as it is now. */
export function enforced(
  { enforced, replicas, behind, silent }: Enforcement,
  { examined, unregistered }: { readonly examined: Examined; readonly unregistered: readonly string[] },
): Says {
  const type = "Enforced";
  const unasked = examined.faults.find(({ reason }) => reason === "NoEnforcementPoint");
  if (unasked !== undefined) return { type, status: "False", reason: unasked.reason, message: unasked.message };
  if (replicas === 0)
    return { type, status: "False", reason: "NoReplicas", message: "no replica of the webhooks is there" };
  if (unregistered.length > 0) {
    const message = `the API server does not ask about all of it: ${unregistered.join("; ")}; the registrar writes these, and its log says what keeps it from that`;
    return { type, status: "False", reason: "NotRegistered", message };
  }
  const all = `${replicas} ${replicas === 1 ? "replica" : "replicas"} of the webhooks`;
  const judge = replicas === 1 ? "judges" : "judge";
  if (behind.length > 0) {
    const message = `of ${all}, ${names(behind)} ${behind.length === 1 ? "judges" : "judge"} by an earlier state`;
    return { type, status: enforced, reason: "Behind", message };
  }
  if (silent.length > 0) {
    const message = `of ${all}, ${names(silent)} ${silent.length === 1 ? "has" : "have"} fallen silent before`;
    return { type, status: enforced, reason: "Silent", message };
  }
  return { type, status: enforced, reason: "Enforced", message: `${all} ${judge} by it as it is now` };
}

const mostNames = 10;

function names(all: readonly string[]): string {
  const rest = all.length - mostNames;
  return `${all.slice(0, mostNames).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

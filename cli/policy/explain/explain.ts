/** Which policies hold for an object, and what they would answer. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { Host } from "@bubustack/policies/host";
import type { Holding } from "@bubustack/policies/policy/holding";
import { holdings } from "@bubustack/policies/policy/holding";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import type { PolicyFinding, PolicyVerdict } from "@bubustack/policies/policy/verdict";
import type { Kinds } from "../eval/kinds.ts";
import { prepare } from "../eval/prepared.ts";

export interface Explained {
  /** `allowed so far`: what is not given keeps some policy from being judged. */
  readonly verdict: "allowed" | "refused" | "allowed so far";
  readonly policies: readonly (Holding & { readonly findings: readonly PolicyFinding[] })[];
}

/** Explains one request by the objects that there are. */
export function explain(
  objects: readonly JsonObject[],
  request: AdmissionRequest,
  kinds: Kinds,
  own: Host,
  now: number,
): Explained {
  const question = prepare(objects, kinds, own).question(request, { now });
  const judged = judgeByPolicies(question);
  const verdict = "verdict" in judged ? judged.verdict : undefined;
  return {
    verdict: stateOf(verdict),
    policies: holdings(objects, question).map((holding) => ({
      ...holding,
      findings: (verdict?.findings ?? []).filter(
        ({ policy, kind, namespace = "" }) =>
          policy === holding.policy && kind === holding.kind && namespace === holding.namespace,
      ),
    })),
  };
}

function stateOf(verdict: PolicyVerdict | undefined): Explained["verdict"] {
  if (verdict?.allowed === false) return "refused";
  return verdict === undefined || verdict.unverified.length > 0 ? "allowed so far" : "allowed";
}

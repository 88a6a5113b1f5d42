/** Which validations of policies the tests of a suite have seen refuse something. */
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { PolicyFinding } from "@bubustack/policies/policy/verdict";

export interface Coverage {
  /** Validations of all policies. */
  readonly rules: number;
  /** Those of which no test saw a finding, as `ClusterPolicy "name": rule`, sorted. */
  readonly unseen: readonly string[];
}

const judging = new Set(["ClusterPolicy", "Policy", "ValidatingAdmissionPolicy"]);

/** Holds what policies have against what was found; a finding that is an error of the policy shows nothing about its rule. */
export function coverage(policies: readonly JsonObject[], found: readonly PolicyFinding[]): Coverage {
  const seen = new Set(
    found
      .filter(({ error }) => error === undefined)
      .map(({ kind = "", namespace = "", policy, rule }) => title(kind, namespace, policy, rule)),
  );
  const rules = policies.flatMap(rulesOf);
  return { rules: rules.length, unseen: rules.filter((rule) => !seen.has(rule)).sort() };
}

function rulesOf({ kind, metadata, spec }: JsonObject): readonly string[] {
  if (typeof kind !== "string" || !judging.has(kind) || !isObject(metadata) || !isObject(spec)) return [];
  const namespace = kind === "Policy" ? String(metadata["namespace"] ?? "") : "";
  const validations = spec["validations"];
  return (isList(validations) ? validations : []).map((validation, index) => {
    const name = kind !== "ValidatingAdmissionPolicy" && isObject(validation) ? validation["name"] : undefined;
    const rule = typeof name === "string" && name !== "" ? name : `validations[${index}]`;
    return title(kind, namespace, String(metadata["name"] ?? ""), rule);
  });
}

function title(kind: string, namespace: string, policy: string, rule: string): string {
  return `${kind} "${namespace === "" ? "" : `${namespace}/`}${policy}": ${rule}`;
}

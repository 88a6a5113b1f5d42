import { objectsOf, policyName } from "./native-policy.ts";
import { nativePolicies } from "./runs.ts";

/** The files of the native policies in the chart, one each: the policy and its binding. `toYaml` writes one document. */
export function render(toYaml: (value: unknown) => string): ReadonlyMap<string, string> {
  return new Map(
    nativePolicies.map((policy) => [
      `charts/bubustack/native-policies/${policyName(policy)}.yaml`,
      objectsOf(policy).map(toYaml).join("---\n"),
    ]),
  );
}

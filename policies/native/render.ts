import { bound } from "./bound.ts";
import { allPolicies } from "./objects.ts";

/** The files of the native policies in the chart, one each: the policy and its binding. `toYaml` writes one document. */
export function render(toYaml: (value: unknown) => string): ReadonlyMap<string, string> {
  return new Map(
    allPolicies().map((policy) => [
      `charts/bubustack/native-policies/${policy.name}.yaml`,
      bound(policy).map(toYaml).join("---\n"),
    ]),
  );
}

/** What is wrong with a MutatingAdmissionPolicy or its binding, as the API server says it when one is written. */
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { MutatingPolicy, Mutation } from "../mutating-policy.ts";
import { listAt, objectAt, textAt } from "../policy.ts";
import { bindingProblems, paramKindProblems, policyConstraintProblems } from "./constraint-problems.ts";
import { compileProblems, conditionProblems, variableProblems } from "./expression-problems.ts";
import type { Problem } from "./problem.ts";
import { invalid, oneOf, required, unsupported } from "./problem.ts";
import { mutatingOperationProblems } from "./rule-problems.ts";

/** Problems of a policy; `compiled` is the same policy, compiled. */
export function mutatingPolicyProblems(object: JsonObject, compiled: MutatingPolicy): readonly Problem[] {
  const spec = objectAt(object, "spec");
  const mutations = listAt(spec, "mutations");
  const rules = listAt(objectAt(spec, "matchConstraints"), "resourceRules");
  return [
    ...oneOf("spec.failurePolicy", spec["failurePolicy"], ["Fail", "Ignore"]),
    ...paramKindProblems(spec["paramKind"], "spec.paramKind"),
    ...policyConstraintProblems(spec, "spec.matchConstraints"),
    ...mutatingOperationProblems(rules, "spec.matchConstraints.resourceRules"),
    ...conditionProblems(spec["matchConditions"], compiled.conditions, "spec.matchConditions"),
    ...variableProblems(compiled.variables, "spec.variables"),
    ...(mutations.length === 0 ? [required("spec.mutations", "mutations must contain at least one item")] : []),
    ...mutations.flatMap((item, index) =>
      mutationProblems(isObject(item) ? item : {}, compiled.mutations[index], `spec.mutations[${index}]`),
    ),
    ...oneOf("spec.reinvocationPolicy", spec["reinvocationPolicy"], ["IfNeeded", "Never"]),
  ];
}

const fields = { JSONPatch: "jsonPatch", ApplyConfiguration: "applyConfiguration" } as const;

function mutationProblems(of: JsonObject, compiled: Mutation | undefined, field: string): readonly Problem[] {
  const type = textAt(of, "patchType");
  if (type === "") return [required(`${field}.patchType`)];
  if (type !== "JSONPatch" && type !== "ApplyConfiguration")
    return [unsupported(`${field}.patchType`, type, ["ApplyConfiguration", "JSONPatch"])];
  const own = fields[type];
  const other = fields[type === "JSONPatch" ? "ApplyConfiguration" : "JSONPatch"];
  const at = `${field}.${own}`;
  const empty = textAt(objectAt(of, own), "expression").trim() === "";
  const problems: Problem[] =
    of[own] === undefined
      ? [required(at, `must be specified when patchType is ${type}`)]
      : empty
        ? [required(`${at}.expression`)]
        : [...compileProblems(compiled?.expression, `${at}.expression`)];
  if (of[other] !== undefined)
    problems.push(invalid(`${field}.${other}`, `{${other}}`, `must not be specified when patchType is ${type}`));
  return problems;
}

/** Problems of a MutatingAdmissionPolicyBinding. */
export function mutatingBindingProblems(binding: JsonObject): readonly Problem[] {
  const rules = listAt(objectAt(objectAt(binding, "spec"), "matchResources"), "resourceRules");
  return [...bindingProblems(binding), ...mutatingOperationProblems(rules, "spec.matchResources.resourceRules")];
}

/** What can be wrong with the rules of policies, bindings and webhooks. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { labelValue, qualifiedName } from "@bubustack/cel/kubernetes/names";
import { listAt, textAt } from "../policy.ts";
import type { Problem } from "./problem.ts";
import { duplicate, invalid, required, unsupported } from "./problem.ts";
import { pathSegment } from "./words.ts";

const operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
const scopes = ["*", "Cluster", "Namespaced"];

/** Problems of a rule with its operations; `names` where it may name objects. */
export function ruleProblems(given: Json, field: string): readonly Problem[] {
  const rule = isObject(given) ? given : {};
  return [
    ...nameProblems(rule, field),
    ...operationProblems(rule, field),
    ...wildcards(rule, field, "apiGroups", "API groups"),
    ...wildcards(rule, field, "apiVersions", "API versions"),
    ...listAt(rule, "apiVersions").flatMap((version, index) =>
      version === "" ? [required(`${field}.apiVersions[${index}]`)] : [],
    ),
    ...resourceProblems(listAt(rule, "resources"), `${field}.resources`),
    ...scopeProblems(rule["scope"], `${field}.scope`),
  ];
}

function nameProblems(rule: JsonObject, field: string): readonly Problem[] {
  const seen = new Set<Json>();
  return listAt(rule, "resourceNames").flatMap((name, index) => {
    const at = `${field}.resourceNames[${index}]`;
    const problems = pathSegment(String(name)).map((why) => invalid(at, name, why));
    if (seen.has(name)) problems.push(duplicate(at, name));
    seen.add(name);
    return problems;
  });
}

function operationProblems(rule: JsonObject, field: string): readonly Problem[] {
  const list = listAt(rule, "operations");
  const at = `${field}.operations`;
  const problems: Problem[] = list.length === 0 ? [required(at)] : [];
  if (list.length > 1 && list.includes("*"))
    problems.push(invalid(at, list, "if '*' is present, must not specify other operations"));
  for (const [index, operation] of list.entries())
    if (!operations.includes(String(operation))) problems.push(unsupported(`${at}[${index}]`, operation, operations));
  return problems;
}

function wildcards(rule: JsonObject, field: string, key: string, what: string): readonly Problem[] {
  const list = listAt(rule, key);
  const at = `${field}.${key}`;
  if (list.length === 0) return [required(at)];
  if (list.length === 1 || !list.includes("*")) return [];
  return [invalid(at, list, `if '*' is present, must not specify other ${what}`)];
}

function resourceProblems(list: readonly Json[], at: string): readonly Problem[] {
  const problems: Problem[] = list.length === 0 ? [required(at)] : [];
  const allOf = new Set<string>();
  const everywhere = new Set<string>();
  let plain = false;
  for (const [index, item] of list.entries()) {
    const text = String(item);
    const slash = text.indexOf("/");
    if (text === "") problems.push(required(`${at}[${index}]`));
    else if (slash < 0) plain = text !== "*";
    else {
      const [resource, sub] = [text.slice(0, slash), text.slice(slash + 1)];
      const refuse = (pattern: string, why: string) =>
        problems.push(invalid(`${at}[${index}]`, text, `if '${pattern}' is present, must not specify ${why}`));
      if (allOf.has(resource)) refuse(`${resource}/*`, text);
      if (everywhere.has(sub)) refuse(`*/${sub}`, text);
      if (sub === "*") allOf.add(resource);
      if (resource === "*") everywhere.add(sub);
    }
  }
  if (list.length > 1 && list.includes("*/*"))
    problems.push(invalid(at, list, "if '*/*' is present, must not specify other resources"));
  if (list.includes("*") && plain)
    problems.push(invalid(at, list, "if '*' is present, must not specify other resources without subresources"));
  return problems;
}

function scopeProblems(scope: Json | undefined, at: string): readonly Problem[] {
  if (scope === undefined || scopes.includes(String(scope))) return [];
  return [unsupported(at, scope, scopes)];
}

/** Operations that a policy which mutates cannot have: there is nothing to change in what goes away. */
export function mutatingOperationProblems(rules: readonly Json[], field: string): readonly Problem[] {
  const allowed = operations.filter((operation) => operation !== "DELETE");
  return rules
    .flatMap((rule) => listAt(isObject(rule) ? rule : {}, "operations"))
    .filter((operation) => !allowed.includes(String(operation)))
    .map((operation) => unsupported(`${field}.operations`, operation, allowed));
}

/** Problems of a label selector. */
export function selectorProblems(given: Json | undefined, field: string): readonly Problem[] {
  const selector = isObject(given) ? given : {};
  const labels = isObject(selector["matchLabels"]) ? Object.entries(selector["matchLabels"]) : [];
  return [
    ...labels.flatMap(([key, value]) => [
      ...keyProblems(key, `${field}.matchLabels`),
      ...valueProblems(value ?? "", `${field}.matchLabels`),
    ]),
    ...listAt(selector, "matchExpressions").flatMap((item, index) =>
      expressionProblems(isObject(item) ? item : {}, `${field}.matchExpressions[${index}]`),
    ),
  ];
}

function expressionProblems(of: JsonObject, field: string): readonly Problem[] {
  const values = listAt(of, "values");
  const operator = textAt(of, "operator");
  const problems: Problem[] = [];
  if (operator === "In" || operator === "NotIn") {
    if (values.length === 0)
      problems.push(required(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    if (values.length > 0) problems.push({ reason: "FieldValueForbidden", field: `${field}.values`, detail });
  } else problems.push(invalid(`${field}.operator`, operator, "not a valid selector operator"));
  return [
    ...problems,
    ...keyProblems(textAt(of, "key"), `${field}.key`),
    ...values.flatMap((value, index) => valueProblems(value, `${field}.values[${index}]`)),
  ];
}

function keyProblems(key: string, field: string): readonly Problem[] {
  return qualifiedName(key).map((why) => invalid(field, key, why));
}

function valueProblems(value: Json, field: string): readonly Problem[] {
  return labelValue(String(value)).map((why) => invalid(field, value, why));
}

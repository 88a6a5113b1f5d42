/** What can be wrong with what policies and bindings say about whom they match, and with what. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { dns1035Label, dnsSubdomain } from "@bubustack/cel/kubernetes/names";
import { listAt, objectAt, textAt } from "../policy.ts";
import type { Problem } from "./problem.ts";
import { forbidden, invalid, oneOf, required, unsupported } from "./problem.ts";
import { ruleProblems, selectorProblems } from "./rule-problems.ts";
import { pathSegment } from "./words.ts";

/** Problems of MatchResources. */
export function constraintProblems(given: JsonObject, field: string): readonly Problem[] {
  const rules = (key: string) =>
    listAt(given, key).flatMap((rule, index) => ruleProblems(rule, `${field}.${key}[${index}]`));
  const selector = (key: string) =>
    given[key] === undefined ? [required(`${field}.${key}`)] : selectorProblems(given[key], `${field}.${key}`);
  return [
    ...oneOf(`${field}.matchPolicy`, given["matchPolicy"], ["Equivalent", "Exact"]),
    ...selector("namespaceSelector"),
    ...selector("objectSelector"),
    ...rules("resourceRules"),
    ...rules("excludeResourceRules"),
  ];
}

/** Problems of `matchConstraints`, which a policy must have. */
export function policyConstraintProblems(spec: JsonObject, field: string): readonly Problem[] {
  const given = spec["matchConstraints"];
  if (!isObject(given)) return [required(field)];
  const none = listAt(given, "resourceRules").length === 0;
  return [...constraintProblems(given, field), ...(none ? [required(`${field}.resourceRules`)] : [])];
}

export function paramKindProblems(given: Json | undefined, field: string): readonly Problem[] {
  if (!isObject(given)) return [];
  const kind = textAt(given, "kind");
  const problems = [...apiVersionProblems(textAt(given, "apiVersion"), `${field}.apiVersion`)];
  const why = dns1035Label(kind.toLowerCase());
  if (kind === "") problems.push(required(`${field}.kind`));
  else if (why.length > 0) {
    const detail = `may have mixed case, but should otherwise match: ${why.join(",")}`;
    problems.push(invalid(`${field}.kind`, kind, detail));
  }
  return problems;
}

function apiVersionProblems(apiVersion: string, field: string): readonly Problem[] {
  if (apiVersion === "") return [required(field)];
  const parts = apiVersion.split("/");
  if (parts.length > 2) return [invalid(field, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)];
  const [group, version] = parts.length === 2 ? [parts[0] ?? "", parts[1] ?? ""] : ["", apiVersion];
  const groupWhy = group === "" ? [] : dnsSubdomain(group);
  const problems = groupWhy.length > 0 ? [invalid(field, group, groupWhy.join(","))] : [];
  if (version === "") return [...problems, invalid(field, apiVersion, "version must be specified")];
  const versionWhy = dns1035Label(version);
  return versionWhy.length > 0 ? [...problems, invalid(field, version, versionWhy.join(","))] : problems;
}

export function paramRefProblems(given: Json | undefined, field: string): readonly Problem[] {
  if (!isObject(given)) return [];
  const name = textAt(given, "name");
  const selector = given["selector"];
  const action = textAt(given, "parameterNotFoundAction");
  const both = name !== "" && selector !== undefined;
  const exclusive = "name and selector are mutually exclusive";
  return [
    ...(name === "" ? [] : pathSegment(name).map((why) => invalid(`${field}.name`, name, why))),
    ...(both ? [forbidden(`${field}.name`, exclusive)] : []),
    ...selectorProblems(selector, `${field}.selector`),
    ...(both ? [forbidden(`${field}.selector`, exclusive)] : []),
    ...(name === "" && selector === undefined ? [required(field, "one of name or selector must be specified")] : []),
    ...(action === "" ? [required(`${field}.parameterNotFoundAction`)] : []),
    ...(["", "Deny", "Allow"].includes(action)
      ? []
      : [unsupported(`${field}.parameterNotFoundAction`, action, ["Deny", "Allow"])]),
  ];
}

/** Problems that the bindings of both kinds of policy can have. */
export function bindingProblems(binding: JsonObject): readonly Problem[] {
  const spec = objectAt(binding, "spec");
  const policy = textAt(spec, "policyName");
  const resources = spec["matchResources"];
  return [
    ...(policy === ""
      ? [required("spec.policyName")]
      : dnsSubdomain(policy).map((why) => invalid("spec.policyName", policy, why))),
    ...paramRefProblems(spec["paramRef"], "spec.paramRef"),
    ...(isObject(resources) ? constraintProblems(resources, "spec.matchResources") : []),
  ];
}

/** Rules that say which requests are meant (admissionregistration/v1 RuleWithOperations), of webhooks and policies alike. */
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { GroupVersionResource } from "@bubustack/api/meta";

export interface Rule {
  readonly operations: readonly string[];
  readonly groups: readonly string[];
  readonly versions: readonly string[];
  /** Each resource with its subresource; empty for the object itself. */
  readonly resources: readonly { readonly resource: string; readonly subresource: string }[];
  readonly scope: string;
  /** Empty: all names. */
  readonly names: readonly string[];
}

/** What a rule looks at of a request. */
export interface Requested {
  readonly operation: string;
  readonly resource: GroupVersionResource;
  readonly subresource: string;
  /** Empty outside of namespaces. */
  readonly namespace: string;
  readonly name: string;
}

/** Reads a rule; fields that are not lists of texts are empty, so that the rule matches nothing. */
export function readRule(given: Json): Rule {
  const rule = isObject(given) ? given : {};
  return {
    operations: texts(rule["operations"]),
    groups: texts(rule["apiGroups"]),
    versions: texts(rule["apiVersions"]),
    resources: texts(rule["resources"]).map((text) => {
      const slash = text.indexOf("/");
      return slash < 0
        ? { resource: text, subresource: "" }
        : { resource: text.slice(0, slash), subresource: text.slice(slash + 1) };
    }),
    scope: typeof rule["scope"] === "string" ? rule["scope"] : "*",
    names: texts(rule["resourceNames"]),
  };
}

/** Reads a list of rules. */
export function readRules(given: Json | undefined): readonly Rule[] {
  return isList(given) ? given.map(readRule) : [];
}

/** Whether a rule means a request. */
export function ruleMatches(rule: Rule, { operation, resource, subresource, namespace, name }: Requested): boolean {
  return (
    has(rule.operations, operation) &&
    has(rule.groups, resource.group) &&
    has(rule.versions, resource.version) &&
    scopeMatches(rule.scope, resource, namespace) &&
    rule.resources.some(
      (one) =>
        (one.resource === "*" || one.resource === resource.resource) &&
        (one.subresource === "*" || one.subresource === subresource),
    ) &&
    (rule.names.length === 0 || rule.names.includes(name))
  );
}

function has(list: readonly string[], value: string): boolean {
  return list.includes("*") || list.includes(value);
}

/** A namespace counts as an object of the cluster. */
function scopeMatches(scope: string, resource: GroupVersionResource, namespace: string): boolean {
  if (scope === "*") return true;
  const itself = resource.group === "" && resource.version === "v1" && resource.resource === "namespaces";
  const namespaced = !itself && namespace !== "";
  return scope === "Namespaced" ? namespaced : scope === "Cluster" && !namespaced;
}

function texts(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === "string") : [];
}

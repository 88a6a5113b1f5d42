import type { Json, JsonObject } from "@bubustack/api/json";
import { listAt, textsAt } from "../resources/object.ts";
import type { Access } from "./access.ts";

/** One rule of a role (rbac.authorization.k8s.io/v1 PolicyRule). An absent list is an empty one. */
export interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  /** `stories`, `stories/status`, `*` followed by `/status`, or `*`. */
  readonly resources: readonly string[];
  /** Empty: every name. */
  readonly resourceNames: readonly string[];
  /** A path, or the start of one before a last `*`. */
  readonly nonResourceURLs: readonly string[];
}

function ruleOf(value: Json): Rule {
  return {
    verbs: textsAt(value, "verbs"),
    apiGroups: textsAt(value, "apiGroups"),
    resources: textsAt(value, "resources"),
    resourceNames: textsAt(value, "resourceNames"),
    nonResourceURLs: textsAt(value, "nonResourceURLs"),
  };
}

/** Stored roles never change in place, so what was read of one holds as long as it does. */
const read = new WeakMap<JsonObject, readonly Rule[]>();

/** The rules of a Role or ClusterRole. */
export function rulesOf(role: JsonObject): readonly Rule[] {
  const known = read.get(role);
  if (known !== undefined) return known;
  const rules = listAt(role, "rules").map(ruleOf);
  read.set(role, rules);
  return rules;
}

/** Whether a rule allows an access. Where it applies is the binding's business. */
export function ruleAllows(rule: Rule, access: Access): boolean {
  if (!includes(rule.verbs, access.verb)) return false;
  if (access.type === "path") return rule.nonResourceURLs.some((pattern) => pathMatches(pattern, access.path));
  return (
    includes(rule.apiGroups, access.group) &&
    rule.resources.some((pattern) => resourceMatches(pattern, access.resource, access.subresource)) &&
    (rule.resourceNames.length === 0 || rule.resourceNames.includes(access.name))
  );
}

/** Whether a list has a value, or `*`. */
export function includes(list: readonly string[], value: string): boolean {
  return list.includes("*") || list.includes(value);
}

/** `*` is everything; `*` followed by `/log` is that subresource of everything. */
function resourceMatches(pattern: string, resource: string, subresource: string): boolean {
  if (pattern === "*") return true;
  if (subresource === "") return pattern === resource;
  return pattern === `${resource}/${subresource}` || pattern === `*/${subresource}`;
}

/** Whether a pattern stands for a path: the path itself, or what it starts with before its last `*`. */
export function pathMatches(pattern: string, path: string): boolean {
  return pattern === path || (pattern.endsWith("*") && path.startsWith(pattern.replace(/\*+$/, "")));
}

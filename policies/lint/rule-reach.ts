/** What rules of a policy can never match. */
import { brief } from "@bubustack/api/json";
import { isExempt } from "../admission/exempt.ts";
import type { Rule } from "../admission/rules.ts";
import { isNeverMatched } from "../never-matched.ts";
import { closest } from "../suggest.ts";
import { isNamespaced, operationsOf, resourcesOf } from "./resources.ts";

/** Why some of a rule, or all of it, matches nothing. */
export interface Unreached {
  /** Which of `resources` is meant; absent where it is the whole rule. */
  readonly at?: number;
  readonly message: string;
  readonly fix?: string;
}

/** Why a rule matches nothing. `own`: of a policy of ours, which is never asked about some kinds. */
export function unreached(rule: Rule, own: boolean): readonly Unreached[] {
  for (const field of ["groups", "versions", "operations", "resources"] as const)
    if (rule[field].length === 0) return [{ message: `names no ${field}, and matches nothing` }];
  return rule.resources.flatMap((one, at): readonly Unreached[] => {
    const why = unreachedResource(rule, one, own);
    return why === undefined ? [] : [{ at, ...why }];
  });
}

type Resource = Rule["resources"][number];

function unreachedResource(rule: Rule, one: Resource, own: boolean): Unreached | undefined {
  const { resource, subresource } = one;
  const name = brief(subresource === "" ? resource : `${resource}/${subresource}`);
  const groups = rule.groups.includes("*") ? undefined : rule.groups;
  const operations = subresource === "*" ? undefined : operationsOf(subresource);
  if (operations !== undefined && !rule.operations.some((given) => given === "*" || operations.includes(given)))
    return {
      message: `${name} is never asked about with ${rule.operations.join(", ")}`,
      fix: `give it a rule with operation ${operations.join(", ")}`,
    };
  if (resource === "*" || groups === undefined) return undefined;
  const known = groups.map(resourcesOf);
  const all = known.flatMap((group) => (group === undefined ? [] : [...group]));
  if (known.every((group) => group !== undefined && !group.has(resource))) {
    const near = closest(resource, all);
    const fix = near === undefined ? "write the plural name and the group of the resource" : `write ${near}`;
    return {
      message: `${name} is no resource of ${groups.map((group) => (group === "" ? 'the core group ""' : group)).join(", ")}`,
      fix,
    };
  }
  const skipped = (group: string) =>
    own ? isNeverMatched(group, resource, subresource) : isExempt({ group, resource });
  if (groups.every(skipped)) return { message: `policies are never asked about ${name}`, fix: "leave it out" };
  const scopes = groups.map((group) => isNamespaced(group, resource));
  const misses = scopes.every((inside) => inside !== undefined && inside !== (rule.scope === "Namespaced"));
  if (rule.scope !== "*" && misses)
    return { message: `${name} is never in scope ${rule.scope}`, fix: 'write scope "*"' };
  return undefined;
}

/** Whether one of some rules means all that another one means. */
export function covered(rule: Rule, by: readonly Rule[]): boolean {
  return by.some(
    (other) =>
      (["operations", "groups", "versions"] as const).every((field) => holds(other[field], rule[field])) &&
      (other.scope === "*" || other.scope === rule.scope) &&
      rule.resources.every((one) => other.resources.some((each) => coversResource(each, one))) &&
      (other.names.length === 0 || (rule.names.length > 0 && holds(other.names, rule.names))),
  );
}

function holds(all: readonly string[], some: readonly string[]): boolean {
  return all.includes("*") || some.every((one) => all.includes(one));
}

function coversResource(all: Resource, one: Resource): boolean {
  return (
    (all.resource === "*" || all.resource === one.resource) &&
    (all.subresource === "*" || all.subresource === one.subresource)
  );
}

/** Whether a request can be meant by both of two rules. Groups and versions may be equivalents of each other. */
export function overlap(a: Rule, b: Rule): boolean {
  const meets = (left: readonly string[], right: readonly string[]) =>
    left.includes("*") || right.includes("*") || left.some((one) => right.includes(one));
  return (
    meets(a.operations, b.operations) &&
    a.resources.some((one) => b.resources.some((other) => crossed(one, other))) &&
    (a.scope === "*" || b.scope === "*" || a.scope === b.scope) &&
    (a.names.length === 0 || b.names.length === 0 || meets(a.names, b.names))
  );
}

/** Stars of one may stand for the resource, those of the other one for the subresource. */
function crossed(one: Resource, other: Resource): boolean {
  const meet = (a: string, b: string) => a === b || a === "*" || b === "*";
  return meet(one.resource, other.resource) && meet(one.subresource, other.subresource);
}

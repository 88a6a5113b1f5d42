/** What is scanned: kinds of ours, and those that the installation lets policies read, as far as a policy is about them. */
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { isNeverMatched } from "@bubustack/policies/never-matched";
import type { PolicySettings } from "@bubustack/policies/policy-settings";
import { metadataOf } from "@bubustack/runtime/kube/object";
import { resourceOf } from "@bubustack/runtime/kube/resource-of";
import type { Resource } from "@bubustack/runtime/kube/types";

/** A kind that can be scanned. */
export interface Subject extends Resource {
  /** Where its objects may be read; undefined: everywhere. */
  readonly namespaces?: readonly string[];
}

/** `plural.group`, unique among subjects. */
export function subjectKey({ group, resource }: Pick<Resource, "group" | "resource">): string {
  return `${resource}.${group}`;
}

/** All that may be scanned. */
export function scannable({ readable }: PolicySettings): readonly Subject[] {
  const ours = kinds.map(resourceOf);
  const others = readable.map(
    ({ namespaces, ...resource }): Subject => ({
      ...resource,
      ...(resource.namespaced && namespaces.length > 0 && { namespaces }),
    }),
  );
  return [...ours, ...others].filter(({ group, resource }) => !isNeverMatched(group, resource));
}

/**
 * What of a subject policies are about: undefined where none is, else the namespaces, or all of them. A bit more than
 * policies match is taken: judging decides.
 */
export function placesOf(
  { group, resource, namespaced, namespaces }: Subject,
  policies: readonly JsonObject[],
): readonly string[] | "all" | undefined {
  const about = policies.filter((policy) => isAbout(policy, group, resource));
  if (about.length === 0) return undefined;
  const within = about.map((policy) => (policy.kind === "Policy" ? metadataOf(policy).namespace : undefined));
  const own = within.filter((one) => one !== undefined);
  if (own.length < within.length || !namespaced) return namespaces ?? "all";
  const distinct = [...new Set(own)].sort();
  return namespaces === undefined ? distinct : distinct.filter((one) => namespaces.includes(one));
}

const pods = { group: "", resource: "pods" };

function isAbout({ spec }: JsonObject, group: string, resource: string): boolean {
  const { matchConstraints, autogen, at } = isObject(spec) ? spec : {};
  if (isList(at) && !at.includes("Admission") && !at.includes("Reference")) return false;
  const given = isObject(matchConstraints) ? matchConstraints.resourceRules : undefined;
  const rules = isList(given) ? given.filter(isObject) : undefined;
  // A policy of a namespace may leave the rules out, and is about all that such policies may be about.
  if (rules === undefined) return true;
  if (rules.some((rule) => names(rule, group, resource))) return true;
  const made = isObject(autogen) && isList(autogen.podControllers) && autogen.podControllers.length > 0;
  return (
    made && (group === "apps" || group === "batch") && rules.some((rule) => names(rule, pods.group, pods.resource))
  );
}

function names({ apiGroups, operations, resources }: JsonObject, group: string, resource: string): boolean {
  const holds = (list: unknown, ...any: readonly string[]) => isList(list) && any.some((one) => list.includes(one));
  return holds(apiGroups, group, "*") && holds(operations, "CREATE", "*") && holds(resources, resource, "*", "*/*");
}

/** Which requests a policy or binding is about (admissionregistration/v1 MatchResources). */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { holdsRedacted, isRedacted, redacted } from "./redacted.ts";
import type { Requested, Rule } from "./rules.ts";
import { readRules, ruleMatches } from "./rules.ts";
import type { LabelSelector, Labels } from "./selector.ts";
import { labelSelector, labelsOf } from "./selector.ts";
import type { Lookup, Target, World } from "./world.ts";

type Selector = ReturnType<typeof labelSelector>;

export interface Constraints {
  /** Empty: every request. */
  readonly rules: readonly Rule[];
  readonly excluded: readonly Rule[];
  readonly equivalent: boolean;
  readonly namespaces: Selector;
  readonly objects: Selector;
  /** Only objects in this namespace are meant. Default: of any, and objects outside of namespaces. */
  readonly within?: string;
}

/** Reads MatchResources. */
export function readConstraints(given: Json | undefined): Constraints {
  const of = isObject(given) ? given : {};
  return {
    rules: readRules(of["resourceRules"]),
    excluded: readRules(of["excludeResourceRules"]),
    equivalent: of["matchPolicy"] !== "Exact",
    namespaces: labelSelector(of["namespaceSelector"]),
    objects: labelSelector(of["objectSelector"]),
  };
}

/** Whether a request is meant, and as what; or what stands in the way of knowing. */
export type Match =
  | { readonly state: "yes"; readonly target: Target }
  /** `because` is the first that leaves it out. */
  | { readonly state: "no"; readonly because: "within" | "excluded" | "rules" | "objects" | "namespaces" }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "unknown"; readonly reason: string }
  | { readonly state: "open"; readonly lookups: readonly Lookup[] };

const no = {
  within: { state: "no", because: "within" },
  excluded: { state: "no", because: "excluded" },
  rules: { state: "no", because: "rules" },
  objects: { state: "no", because: "objects" },
  namespaces: { state: "no", because: "namespaces" },
} as const;

/** What rules look at of a request. */
export function requestedOf(request: AdmissionRequest): Requested {
  const { operation, resource, subResource = "", namespace = "", name = "" } = request;
  return { operation, resource, subresource: subResource, namespace, name };
}

/** Matches a request. The cheap questions come first; the outcome does not depend on the order. */
export function matchConstraints(constraints: Constraints, request: AdmissionRequest, world: World): Match {
  const requested = requestedOf(request);
  if (constraints.within !== undefined && !isWithin(constraints.within, requested)) return no.within;
  if (ruled(constraints.excluded, constraints, request, requested, world) !== undefined) return no.excluded;
  const target =
    constraints.rules.length === 0
      ? { resource: request.resource, kind: request.kind }
      : ruled(constraints.rules, constraints, request, requested, world);
  if (target === undefined) return no.rules;
  if (world.redacted === true && !isEmpty(constraints.objects) && labelsUntold(request))
    return { state: "unknown", reason: redacted };
  const objects = objectsMatch(constraints.objects, request);
  if (objects === false) return no.objects;
  const namespaces = namespacesMatch(constraints.namespaces, request, requested, world);
  if (namespaces.state !== "yes") return namespaces;
  return typeof objects === "string" ? { state: "failed", reason: objects } : { state: "yes", target };
}

/** The namespace itself is no object in it. */
function isWithin(namespace: string, { resource, ...requested }: Requested): boolean {
  return requested.namespace === namespace && !(resource.group === "" && resource.resource === "namespaces");
}

/** As what the first rule that means the request means it: itself, or else an equivalent. */
function ruled(
  rules: readonly Rule[],
  { equivalent }: Constraints,
  request: AdmissionRequest,
  requested: Requested,
  { equivalents = [] }: World,
): Target | undefined {
  const itself = rules.some((rule) => ruleMatches(rule, requested));
  if (itself && (equivalent || rules.some((rule) => ruleMatches(rule, asWritten(request, requested)))))
    return { resource: request.resource, kind: request.kind };
  if (!equivalent) return undefined;
  for (const rule of rules)
    for (const target of equivalents) if (ruleMatches(rule, { ...requested, resource: target.resource })) return target;
  return undefined;
}

/** What was requested in the version that it was written in: whoever is called may see it converted. */
function asWritten({ requestResource }: AdmissionRequest, requested: Requested): Requested {
  const { group, resource } = requested.resource;
  // Another resource stands for something else, such as the Pods of what was written.
  const converted = requestResource?.group === group && requestResource.resource === resource;
  return converted ? { ...requested, resource: requestResource } : requested;
}

function isEmpty(selector: Selector): boolean {
  return !("problem" in selector) && selector.empty;
}

/** Whether a label of the object, before or after, is not told. */
function labelsUntold({ object, oldObject }: AdmissionRequest): boolean {
  return [object, oldObject].some((one) => {
    const metadata = isObject(one) ? one["metadata"] : undefined;
    const labels = isObject(metadata) ? metadata["labels"] : undefined;
    return isRedacted(one) || isRedacted(metadata) || holdsRedacted(labels);
  });
}

/** True where the object before or after has such labels; a text where that cannot be known. */
function objectsMatch(selector: Selector, { object, oldObject }: AdmissionRequest): boolean | string {
  if ("problem" in selector) return selector.problem;
  if (selector.empty) return true;
  return [object, oldObject].some((one) => isObject(one) && selector.matches(labelsOf(one)));
}

const yes = { state: "yes" } as const;

function namespacesMatch(
  selector: Selector,
  request: AdmissionRequest,
  { resource, subresource, namespace, operation }: Requested,
  world: World,
): { readonly state: "yes" } | Exclude<Match, { readonly state: "yes" }> {
  if (namespace === "" && resource.resource !== "namespaces") return yes;
  if ("problem" in selector) return { state: "failed", reason: selector.problem };
  if (selector.empty) return yes;
  const itself = resource.resource === "namespaces" && subresource === "";
  if (itself && (operation === "CREATE" || operation === "UPDATE"))
    return selected(selector, isObject(request.object) ? labelsOf(request.object) : {});
  const lookup: Lookup = { ask: "namespace", name: namespace };
  const found = world.look(lookup);
  if (found === undefined) return { state: "open", lookups: [lookup] };
  if (found.state === "absent") return { state: "failed", reason: `namespaces "${namespace}" not found` };
  if (found.state === "unknown" || found.state === "failed") return found;
  return selected(selector, labelsOf(found.state === "objects" ? (found.objects[0] ?? {}) : {}));
}

function selected(selector: LabelSelector, labels: Labels) {
  return selector.matches(labels) ? yes : no.namespaces;
}

/** The object as a target's kind. */
export function asTarget(object: JsonObject, { kind }: Target, request: AdmissionRequest, world: World): JsonObject {
  const { kind: own } = request;
  if (own.kind === kind.kind && own.version === kind.version && own.group === kind.group) return object;
  if (world.convert !== undefined) return world.convert(object, kind);
  const apiVersion = kind.group === "" ? kind.version : `${kind.group}/${kind.version}`;
  return { ...object, apiVersion, kind: kind.kind };
}

/** What the API server has to ask webhooks about, so that policies are judged. */
import type { JsonObject } from "@bubustack/api/json";
import { objectAt, objectsAt, textsAt } from "../fields.ts";
import { controllers } from "../policy/autogen.ts";
import type { PolicySettings } from "../policy-settings.ts";
import type { Known } from "./resources.ts";
import { knownResources, meantBy, operationsOf, scopeOf } from "./resources.ts";

/** One resource in one version, with what is done to it. */
export interface Asked {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly scope: string;
  readonly operations: readonly string[];
}

/** The resources that a policy names and nobody is asked about, as `deployments.apps`, each once. */
export function unaskedOf(policy: JsonObject, settings: PolicySettings): readonly string[] {
  return [...new Set(meant(policy, knownResources(settings)).unknown)].toSorted();
}

/** What policies of namespaces may judge of kinds outside of our groups, whatever policies there are. */
export function forNamespaces(settings: PolicySettings, known: readonly Known[]): readonly Asked[] {
  const others = known.filter(({ group }) => settings.targets.some((target) => target.group === group));
  const rules = settings.namespacedKinds.map(({ group, resources }) => ({
    apiGroups: [group],
    apiVersions: ["*"],
    operations: ["CREATE", "UPDATE", "DELETE"],
    resources: resources.map((resource) => `${resource}/*`),
    scope: "Namespaced",
  }));
  return rules.flatMap((rule) => askedBy(rule, others).asked);
}

/** What a policy is about, of what is known, and what it names besides. */
export function meant(policy: JsonObject, known: readonly Known[]) {
  const spec = objectAt(policy, "spec");
  const rules = objectsAt(objectAt(spec, "matchConstraints"), "resourceRules");
  const kinds = textsAt(objectAt(spec, "autogen"), "podControllers");
  const makers = controllers.filter(({ kind }) => kinds.includes(kind));
  const all = rules.flatMap((rule) => [rule, ...(isAboutPods(rule) ? makers.map((one) => aboutMaker(rule, one)) : [])]);
  const found = all.map((rule) => askedBy(rule, known));
  return { asked: found.flatMap(({ asked }) => asked), unknown: found.flatMap(({ unknown }) => unknown) };
}

function isAboutPods(rule: JsonObject): boolean {
  const has = (key: string, ...words: readonly string[]) => textsAt(rule, key).some((text) => words.includes(text));
  return has("apiGroups", "", "*") && has("resources", "pods", "pods/*", "*", "*/*");
}

function aboutMaker(rule: JsonObject, { group, kind }: (typeof controllers)[number]): JsonObject {
  return { ...rule, apiGroups: [group], apiVersions: ["*"], resources: [`${kind.toLowerCase()}s`] };
}

function askedBy(rule: JsonObject, known: readonly Known[]) {
  const { resources, unknown } = meantBy(rule, known);
  const operations = operationsOf(rule);
  const asked = resources.flatMap(({ group, versions, resource }) =>
    versions.map((version): Asked => ({ group, version, resource, scope: scopeOf(rule), operations })),
  );
  return { asked, unknown };
}

/** Operations of each resource together, then resources of the same operations in one rule. */
export function merged(asked: readonly Asked[]): readonly JsonObject[] {
  const operations = new Map<string, Set<string>>();
  for (const { group, version, scope, resource, operations: of } of asked) {
    const key = JSON.stringify([group, version, scope, resource]);
    const known = operations.get(key) ?? new Set<string>();
    for (const one of of) known.add(one);
    operations.set(key, known);
  }
  const rules = new Map<string, { readonly rule: JsonObject; readonly scope: string; readonly resources: string[] }>();
  for (const [key, of] of [...operations].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const [group, version, scope, resource]: string[] = JSON.parse(key);
    const rule = { apiGroups: [group ?? ""], apiVersions: [version ?? ""], operations: [...of].toSorted() };
    const like = JSON.stringify([rule, scope]);
    const before = rules.get(like)?.resources ?? [];
    rules.set(like, { rule, scope: scope ?? "*", resources: [...before, resource ?? ""] });
  }
  return [...rules.values()].map(({ rule, scope, resources }) => ({ ...rule, resources, scope }));
}

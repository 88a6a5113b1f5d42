/** Whether rules give no more than other rules do: what keeps somebody from granting what they do not have. */
import type { Rule } from "./rule.ts";
import { includes, pathMatches } from "./rule.ts";

/** Rules are compared in their smallest pieces; a role that has more of them than this is not compared. */
const mostPieces = 20_000;

/** The smallest pieces of `wanted` that no rule of `held` covers; undefined when there are too many to compare. */
export function uncovered(held: readonly Rule[], wanted: readonly Rule[]): readonly Rule[] | undefined {
  if (wanted.reduce((sum, rule) => sum + size(rule), 0) > mostPieces) return undefined;
  return wanted.flatMap(pieces).filter((piece) => !held.some((rule) => covers(rule, piece)));
}

function size({ apiGroups, resources, verbs, resourceNames, nonResourceURLs }: Rule): number {
  return (
    verbs.length * (apiGroups.length * resources.length * Math.max(resourceNames.length, 1) + nonResourceURLs.length)
  );
}

const none: Rule = { verbs: [], apiGroups: [], resources: [], resourceNames: [], nonResourceURLs: [] };

function pieces({ apiGroups, resources, verbs, resourceNames, nonResourceURLs }: Rule): readonly Rule[] {
  const names: readonly (readonly string[])[] = resourceNames.length === 0 ? [[]] : resourceNames.map((name) => [name]);
  return [
    ...apiGroups.flatMap((group) =>
      resources.flatMap((resource) =>
        verbs.flatMap((verb) =>
          names.map((name) => ({
            ...none,
            apiGroups: [group],
            resources: [resource],
            verbs: [verb],
            resourceNames: name,
          })),
        ),
      ),
    ),
    ...nonResourceURLs.flatMap((url) => verbs.map((verb) => ({ ...none, nonResourceURLs: [url], verbs: [verb] }))),
  ];
}

function covers(rule: Rule, piece: Rule): boolean {
  const nameHeld =
    rule.resourceNames.length === 0 ||
    (piece.resourceNames.length > 0 && piece.resourceNames.every((name) => rule.resourceNames.includes(name)));
  return (
    nameHeld &&
    piece.verbs.every((verb) => includes(rule.verbs, verb)) &&
    piece.apiGroups.every((group) => includes(rule.apiGroups, group)) &&
    piece.resources.every((resource) => resourceHeld(rule.resources, resource)) &&
    piece.nonResourceURLs.every((url) => rule.nonResourceURLs.some((pattern) => pathMatches(pattern, url)))
  );
}

function resourceHeld(held: readonly string[], resource: string): boolean {
  if (includes(held, resource)) return true;
  const slash = resource.indexOf("/");
  return slash >= 0 && held.includes(`*${resource.slice(slash)}`);
}

/** Pieces as lines, those of one resource and name together: `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}`. */
export function describeRules(rules: readonly Rule[]): readonly string[] {
  const joined = new Map<string, Rule>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.apiGroups, rule.resources, rule.resourceNames, rule.nonResourceURLs]);
    const before = rule.nonResourceURLs.length > 0 ? undefined : joined.get(key);
    const id = rule.nonResourceURLs.length > 0 ? `${key}${JSON.stringify(rule.verbs)}` : key;
    joined.set(id, before === undefined ? rule : { ...rule, verbs: [...before.verbs, ...rule.verbs] });
  }
  return [...new Set([...joined.values()].map(describe))].toSorted();
}

function describe({ apiGroups, resources, nonResourceURLs, resourceNames, verbs }: Rule): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["APIGroups", apiGroups],
    ["Resources", resources],
    ["NonResourceURLs", nonResourceURLs],
    ["ResourceNames", resourceNames],
    ["Verbs", verbs],
  ];
  const shown = parts.filter(([, list]) => list.length > 0).map(([title, list]) => `${title}:${quoted(list)}`);
  return `{${shown.join(", ")}}`;
}

/** A list of texts as Go prints it: `["a" "b"]`. */
export function quoted(list: readonly string[]): string {
  return `[${list.map((text) => JSON.stringify(text)).join(" ")}]`;
}

import type { Json, JsonObject } from "@bubustack/api/json";
import { labelSelector, labelsOf } from "@bubustack/policies/admission/selector";
import { listAt, textAt } from "../resources/object.ts";

/**
 * The rules of each ClusterRole that gathers them, by name: those of all others that one of its selectors selects, in
 * the order of names, each rule once. What gathers itself is followed to what it gathers, so that circles end.
 */
export function gatheredRules(roles: readonly JsonObject[]): ReadonlyMap<string, readonly Json[]> {
  const named = new Map(roles.toSorted(byName).map((role) => [textAt(role, "metadata", "name"), role] as const));
  const selected = new Map<string, readonly string[]>();
  for (const [name, role] of named) {
    const selectors = listAt(role, "aggregationRule", "clusterRoleSelectors").map(labelSelector);
    if (selectors.length === 0) continue;
    const members = [...named].filter(([, other]) =>
      selectors.some((selects) => !("problem" in selects) && selects.matches(labelsOf(other))),
    );
    selected.set(
      name,
      members.map(([member]) => member),
    );
  }
  const gathered = new Map<string, readonly Json[]>();
  for (const name of selected.keys()) gathered.set(name, rulesFrom(name, selected, named));
  return gathered;
}

function rulesFrom(
  start: string,
  selected: ReadonlyMap<string, readonly string[]>,
  named: ReadonlyMap<string, JsonObject>,
): readonly Json[] {
  const rules = new Map<string, Json>();
  const seen = new Set<string>([start]);
  const open = [...(selected.get(start) ?? [])].toReversed();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const members = selected.get(name);
    if (members !== undefined) open.push(...members.toReversed());
    else for (const rule of listAt(named.get(name), "rules")) rules.set(JSON.stringify(rule), rule);
  }
  return [...rules.values()];
}

function byName(a: JsonObject, b: JsonObject): number {
  return textAt(a, "metadata", "name") < textAt(b, "metadata", "name") ? -1 : 1;
}

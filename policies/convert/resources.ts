/** What a policy matches together with its binding, as one MatchResources. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { equal, isObject } from "@bubustack/api/json";
import { readRules } from "../admission/rules.ts";
import { listAt, objectAt } from "../fields.ts";
import { covered } from "../lint/rule-reach.ts";

/** Requests that both mean; or why that cannot be said at once. */
export function narrowed(
  policy: JsonObject,
  binding: JsonObject,
): { readonly resources: JsonObject } | { readonly problem: string } {
  const rules = rulesOf(policy, binding);
  if (rules === undefined) return { problem: "its resourceRules and those of the policy overlap only in part" };
  if ((policy["matchPolicy"] ?? "Equivalent") !== (binding["matchPolicy"] ?? policy["matchPolicy"] ?? "Equivalent"))
    return { problem: "its matchPolicy is not that of the policy" };
  const objects = [policy, binding].map((one) => objectAt(one, "objectSelector")).filter((one) => !isEmpty(one));
  // Each may be fitted by another one of object and oldObject.
  if (objects.length > 1 && !equal(objects[0], objects[1]))
    return { problem: "it and the policy have an objectSelector each" };
  const namespaces = [policy, binding].map((one) => objectAt(one, "namespaceSelector")).filter((one) => !isEmpty(one));
  const excluded = [...listAt(policy, "excludeResourceRules"), ...listAt(binding, "excludeResourceRules")];
  const [objectSelector] = objects;
  return {
    resources: {
      ...policy,
      ...(rules.length > 0 && { resourceRules: rules }),
      ...(excluded.length > 0 && { excludeResourceRules: excluded }),
      ...(namespaces.length > 0 && { namespaceSelector: both(namespaces) }),
      ...(objectSelector !== undefined && { objectSelector }),
    },
  };
}

/** The narrower ones of two lists of rules; undefined where neither list is within the other one. */
function rulesOf(policy: JsonObject, binding: JsonObject): readonly Json[] | undefined {
  const [all, some] = [listAt(policy, "resourceRules"), listAt(binding, "resourceRules")];
  if (some.length === 0) return all;
  if (all.length === 0) return some;
  const [wide, narrow] = [readRules(all), readRules(some)];
  if (narrow.every((rule) => covered(rule, wide))) return some;
  return wide.every((rule) => covered(rule, narrow)) ? all : undefined;
}

/** One selector that selects what all do: requirements are ANDed. */
function both(selectors: readonly JsonObject[]): JsonObject {
  const [only, ...others] = selectors;
  if (only !== undefined && others.length === 0) return only;
  const expressions = selectors.flatMap((selector) => [
    ...Object.entries(objectAt(selector, "matchLabels")).map(
      ([key, value]): Json => ({ key, operator: "In", values: [value ?? ""] }),
    ),
    ...listAt(selector, "matchExpressions"),
  ]);
  return { matchExpressions: expressions };
}

function isEmpty(selector: JsonObject): boolean {
  return (
    !isObject(selector) ||
    (Object.keys(objectAt(selector, "matchLabels")).length === 0 && listAt(selector, "matchExpressions").length === 0)
  );
}

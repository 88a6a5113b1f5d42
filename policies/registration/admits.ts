/** Whether a webhook entry, as it is written, lets the API server ask about all that a policy is about. */
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import { listAt, objectAt, objectsAt, textAt, textsAt } from "../fields.ts";
import { kubernetesNamespaces } from "../never-matched.ts";
import { namespaceLabel } from "./policy-entries.ts";
import { letsBy } from "./pushed.ts";

/** What an entry is to be. */
export interface Needed {
  readonly failurePolicy: "Fail" | "Ignore";
  /** Conditions that it may have besides those of the policy. */
  readonly conditions: readonly string[];
  /** Namespaces in which no policy is asked, besides those of Kubernetes. */
  readonly outside: readonly string[];
}

/** Why the API server does not ask about a policy through an entry, or not about all of it; undefined: it does. */
export function entryFault(entry: JsonObject, policy: JsonObject, needed: Needed): string | undefined {
  const constraints = objectAt(objectAt(policy, "spec"), "matchConstraints");
  if (textAt(objectAt(entry, "clientConfig"), "caBundle") === "") return "has no caBundle, so that nobody is called";
  if (needed.failurePolicy === "Fail" && textAt(entry, "failurePolicy") === "Ignore")
    return "lets requests pass that nobody judges (failurePolicy Ignore)";
  if (textAt(entry, "matchPolicy") === "Exact")
    return "leaves out objects written in other versions (matchPolicy Exact)";
  const outside = new Set([...kubernetesNamespaces, ...needed.outside]);
  const ours = (one: JsonObject) =>
    one["key"] === namespaceLabel &&
    one["operator"] === "NotIn" &&
    textsAt(one, "values").every((name) => outside.has(name));
  if (!selectsAll(objectAt(entry, "namespaceSelector"), objectAt(constraints, "namespaceSelector"), ours))
    return "leaves out namespaces by its namespaceSelector";
  const makers = listAt(objectAt(objectAt(policy, "spec"), "autogen"), "podControllers").length > 0;
  if (!selectsAll(objectAt(entry, "objectSelector"), makers ? {} : objectAt(constraints, "objectSelector")))
    return "leaves out objects by its objectSelector";
  const narrow = objectsAt(entry, "matchConditions").find((one) => {
    const expression = textAt(one, "expression");
    return !needed.conditions.includes(expression) && !letsBy(expression, policy);
  });
  return narrow === undefined ? undefined : `leaves out requests by its match condition "${textAt(narrow, "name")}"`;
}

/** Whether a selector selects at least what another one does: it asks nothing that the other does not, or that is allowed. */
function selectsAll(
  selector: JsonObject,
  least: JsonObject,
  allowed: (one: JsonObject) => boolean = () => false,
): boolean {
  const labels = objectAt(least, "matchLabels");
  const expressions = objectsAt(least, "matchExpressions");
  return (
    Object.entries(objectAt(selector, "matchLabels")).every(([key, value]) => labels[key] === value) &&
    objectsAt(selector, "matchExpressions").every(
      (one) => allowed(one) || expressions.some((other) => equal(one, other)),
    )
  );
}

/** One change of an object by a MutatingAdmissionPolicy. */
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { GroupVersionKind } from "@bubustack/api/meta";
import type { Structural } from "@bubustack/api/structural";
import type { Value } from "@bubustack/cel/values/value";
import { diff } from "../merge/diff.ts";
import { applyConfiguration } from "./apply-configuration.ts";
import { checkConditions } from "./conditions.ts";
import { stuck } from "./inputs.ts";
import { applyOperations, readOperations } from "./json-patch.ts";
import type { MutatingPolicy, Mutation } from "./mutating-policy.ts";
import type { Inputs } from "./run.ts";
import { exhausted, policyBudget, Run } from "./run.ts";
import type { Bounds, Lookup } from "./world.ts";

/** What is known about the kind of the object that is changed. */
export interface Shape {
  readonly schema: Structural;
  /** Completes a changed object by its defaults; a problem where it is no object of its kind any more. */
  readonly complete: (object: JsonObject) => { readonly object: JsonObject } | { readonly problem: string };
  /** The shape of an equivalent kind into which the world converts objects. Default: this one. */
  readonly of?: (kind: GroupVersionKind) => Shape | undefined;
}

/** What a policy would change once more of the object that it left; undefined where that is nothing. */
export function unsettled(
  { conditions, mutations }: MutatingPolicy,
  left: JsonObject | undefined,
  inputs: (namespace: Value, object: JsonObject | undefined) => Inputs,
  mend: (mutation: Mutation, object: JsonObject) => Patched,
  bounds: Bounds,
): Exclude<Patched, { readonly object: JsonObject }> | undefined {
  if (left === undefined) return undefined;
  const held = checkConditions(conditions, inputs(null, left), undefined, bounds);
  if (held.state === "no") return undefined;
  if (held.state === "open") return { needs: held.lookups };
  if (held.state === "unknown") return { unknown: held.reason };
  if (held.state === "failed")
    return { problem: `matchConditions fail on the object that the policy left: ${held.reason}` };
  let object = left;
  for (const [index, mutation] of mutations.entries()) {
    const result = mend(mutation, object);
    if ("object" in result) object = result.object;
    else if ("problem" in result)
      return {
        problem: `mutations[${index}] fails on the object that the policy left: ${result.problem}; let its expression or matchConditions tell what is done already`,
      };
    else return result;
  }
  const [first] = diff(left, object);
  if (first === undefined) return undefined;
  return {
    problem: `the mutations are not idempotent: made twice they change ${first.path || "the object"} again; let an expression or matchConditions tell what is done already`,
  };
}

/** What a mutation leaves, or why there is nothing. */
export type Patched =
  | { readonly object: JsonObject }
  | { readonly problem: string }
  | { readonly internal: string }
  | { readonly needs: readonly Lookup[] }
  | { readonly unknown: string };

/** The object after one mutation. */
export function patched(
  { variables }: MutatingPolicy,
  { patchType, expression }: Mutation,
  inputs: Inputs,
  object: JsonObject,
  { schema, complete }: Shape,
  bounds: Bounds,
): Patched {
  if ("problem" in expression) return { problem: expression.problem };
  const result = new Run(inputs, variables, policyBudget, bounds).evaluate(expression);
  if (result.state === "error") return { problem: result.message };
  if (result.state === "exhausted") return { problem: exhausted };
  if (result.state === "pending") {
    const why = stuck(result.asks);
    return "lookups" in why ? { needs: why.lookups } : { unknown: why.unknown };
  }
  let made: { readonly document: Json } | { readonly problem: string };
  if (patchType === "JSONPatch") {
    const operations = readOperations(result.value);
    made = "problem" in operations ? operations : applyOperations(object, operations);
  } else made = applyConfiguration(object, result.value, schema);
  if ("problem" in made) return made;
  if (!isObject(made.document)) return { internal: "the patch leaves no object" };
  const completed = complete(made.document);
  return "problem" in completed ? { internal: completed.problem } : completed;
}

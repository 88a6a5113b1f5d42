/** Match conditions of policies and webhooks: CEL over the request, all of which must hold. */
import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import type { Environment } from "@bubustack/cel/environment";
import * as types from "@bubustack/cel/type/type";
import type { Expression } from "./expression.ts";
import { compileExpression } from "./expression.ts";
import { stuck } from "./inputs.ts";
import type { Inputs } from "./run.ts";
import { conditionsBudget, exhausted, Run } from "./run.ts";
import type { Variables } from "./variables.ts";
import type { Bounds, Lookup } from "./world.ts";

export interface Condition {
  readonly name: string;
  readonly expression: Expression;
}

/** Compiles match conditions. */
export function compileConditions(given: Json | undefined, env: Environment): readonly Condition[] {
  if (!isList(given)) return [];
  return given.map((item) => {
    const { name, expression } = isObject(item) ? item : {};
    return {
      name: typeof name === "string" ? name : "",
      expression: compileExpression(typeof expression === "string" ? expression : "", env, types.bool),
    };
  });
}

/** Whether all conditions hold. */
export type Held =
  | { readonly state: "yes" }
  /** `condition` is the first that does not hold. */
  | { readonly state: "no"; readonly condition: string }
  | { readonly state: "failed"; readonly reason: string }
  | { readonly state: "open"; readonly lookups: readonly Lookup[] }
  | { readonly state: "unknown"; readonly reason: string };

/** Evaluates all conditions: one that is false wins over errors, and over what is not known yet. */
export function checkConditions(
  conditions: readonly Condition[],
  inputs: Inputs,
  variables?: Variables,
  bounds?: Bounds,
): Held {
  if (conditions.length === 0) return { state: "yes" };
  const run = new Run(inputs, variables, conditionsBudget, bounds);
  const errors = new Set<string>();
  const lookups: Lookup[] = [];
  let unknown: string | undefined;
  let falsy: string | undefined;
  for (const { name, expression } of conditions) {
    const result = run.evaluate(expression);
    // Without budget nothing that was found counts.
    if (result.state === "exhausted") return { state: "failed", reason: exhausted };
    if (result.state === "value" && result.value === false) falsy ??= name;
    else if (result.state === "error") errors.add(result.message);
    else if (result.state === "pending") {
      const why = stuck(result.asks);
      if ("lookups" in why) lookups.push(...why.lookups);
      else unknown ??= why.unknown;
    }
  }
  if (falsy !== undefined) return { state: "no", condition: falsy };
  if (lookups.length > 0) return { state: "open", lookups };
  if (unknown !== undefined) return { state: "unknown", reason: unknown };
  return errors.size > 0 ? { state: "failed", reason: aggregate([...errors]) } : { state: "yes" };
}

/** Several errors as one text. */
function aggregate(messages: readonly string[]): string {
  return messages.length === 1 ? (messages[0] ?? "") : `[${messages.join(", ")}]`;
}
